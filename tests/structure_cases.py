"""Small texts of invented agencies with the outline a careful reader sees: level, kind, number and heading (or lead)."""

from __future__ import annotations

_P = "全年共组织各类检查三百余次，发现的问题均已整改到位，工作取得明显成效，群众满意度持续提高。"
_Q = "按照年度工作要点，逐项分解任务，明确责任单位和完成时限，定期开展督促检查，确保各项工作落到实处。"
_HEAD = "澜川市教育局2023年度工作情况报告\n2023年，我局认真履行职责，各项工作取得新进展。现将有关情况报告如下：\n"


def _numbered(numbers: str, kind: str = "heading", level: int = 1) -> tuple[str, tuple[str, ...]]:
    words = ("强化组织领导", "完善制度体系", "加强队伍建设")
    marks = numbers.split("|")
    text = "".join(f"{mark}{word}\n{_P}\n" for mark, word in zip(marks, words, strict=False))
    return _HEAD + text, tuple(
        f"{level} {kind} {mark.strip().rstrip('：，')} {word}" for mark, word in zip(marks, words, strict=False)
    )


STYLES = {
    name: _numbered(marks)
    for name, marks in {
        "cn comma": "一、|二、|三、",
        "cn dot": "一.|二.|三.",
        "cn full-width dot": "一．|二．|三．",
        "cn comma after a blank": "一 、|二 、|三 、",
        "cn with a blank only": "一 |二 |三 ",
        "cn comma and blank": "一、 |二、 |三、 ",
        "cn half-width paren": "(一)|(二)|(三)",
        "cn full-width paren": "（一）|（二）|（三）",
        "cn small paren": "﹙一﹚|﹙二﹚|﹙三﹚",
        "cn angle": "〈一〉|〈二〉|〈三〉",
        "cn square": "【一】|【二】|【三】",
        "cn paren and comma": "（一）、|（二）、|（三）、",
        "cn paren, mixed widths": "(一）|（二)|（三）",
        "cn paren with blanks": "（ 一 ）|（ 二 ）|（ 三 ）",
        "one-character paren": "㈠|㈡|㈢",
        "arabic dot": "1.|2.|3.",
        "arabic full-width dot": "1．|2．|3．",
        "arabic full-width digit": "１．|２．|３．",
        "arabic comma": "1、|2、|3、",
        "arabic dot and blank": "1. |2. |3. ",
        "arabic mixed": "1. |2．|3、",
        "arabic paren": "(1)|(2)|(3)",
        "arabic full-width paren": "（1）|（2）|（3）",
        "arabic half paren": "1)|2)|3)",
        "arabic full-width half paren": "1）|2）|3）",
        "circled": "①|②|③",
        "one-character in paren": "⑴|⑵|⑶",
        "one-character with dot": "⒈|⒉|⒊",
        "part": "第一部分 |第二部分 |第三部分 ",
        "part and colon": "第一部分：|第二部分：|第三部分：",
        "chapter": "第一章 |第二章 |第三章 ",
        "section": "第一节 |第二节 |第三节 ",
        "roman": "Ⅰ、|Ⅱ、|Ⅲ、",
        "roman in letters": "I.|II.|III.",
        "latin": "A.|B.|C.",
        "latin small": "a)|b)|c)",
        "di": "第一，|第二，|第三，",
        "decimal": "1.1 |1.2 |1.3 ",
        "decimal, three deep": "1.1.1 |1.1.2 |1.1.3 ",
    }.items()
}

OUTLINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "一是 directly below 一、 is level 2, below （一） level 3": (
        f"{_HEAD}一、责任落实\n一是加强领导。{_P}\n二是压实责任。{_P}\n二、主要做法\n（一）完善制度\n一是健全机制。{_P}\n二是严格执行。{_P}\n",
        (
            "1 heading 一、 责任落实",
            "2 run_in 一是 加强领导",
            "2 run_in 二是 压实责任",
            "1 heading 二、 主要做法",
            "2 heading （一） 完善制度",
            "3 run_in 一是 健全机制",
            "3 run_in 二是 严格执行",
        ),
    ),
    "one level left out does not matter": (
        f"{_HEAD}一、主要做法\n1.完善制度\n{_P}\n2.严格执行\n{_P}\n二、存在问题\n（一）力量不足\n{_P}\n1.人员少\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 heading 1. 完善制度",
            "2 heading 2. 严格执行",
            "1 heading 二、 存在问题",
            "2 heading （一） 力量不足",
            "3 heading 1. 人员少",
        ),
    ),
    "decimals go below whole numbers": (
        f"{_HEAD}1 总体情况\n{_P}\n1.1 组织领导\n{_P}\n1.2 制度建设\n{_P}\n1.2.1 修订办法\n{_P}\n1.2.2 清理文件\n{_P}\n",
        ("1 heading 1.1 组织领导", "1 heading 1.2 制度建设", "2 heading 1.2.1 修订办法", "2 heading 1.2.2 清理文件"),
    ),
    "arabic above cn paren when it comes first": (
        f"{_HEAD}1.主要做法\n（一）完善制度\n{_P}\n（二）严格执行\n{_P}\n2.存在问题\n（一）力量不足\n{_P}\n",
        (
            "1 heading 1. 主要做法",
            "2 heading （一） 完善制度",
            "2 heading （二） 严格执行",
            "1 heading 2. 存在问题",
            "2 heading （一） 力量不足",
        ),
    ),
    "parts above 一、": (
        f"{_HEAD}第一部分 工作情况\n一、完善制度\n{_P}\n二、严格执行\n{_P}\n第二部分 下步安排\n一、强化培训\n{_P}\n",
        (
            "1 heading 第一部分 工作情况",
            "2 heading 一、 完善制度",
            "2 heading 二、 严格执行",
            "1 heading 第二部分 下步安排",
            "2 heading 一、 强化培训",
        ),
    ),
    "a list in passing does not push later headings down": (
        f"{_HEAD}一、主要做法\n（一）完善制度\n{_P}\n二、工作成效\n1.办结事项\n{_P}\n2.优化流程\n{_P}\n（一）服务提速\n{_P}\n（二）群众满意\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 heading （一） 完善制度",
            "1 heading 二、 工作成效",
            "2 heading 1. 办结事项",
            "2 heading 2. 优化流程",
            "2 heading （一） 服务提速",
            "2 heading （二） 群众满意",
        ),
    ),
    "a heading run in and closed by a full stop": (
        f"{_HEAD}（一）强化组织领导。{_P}\n（二）完善制度体系，提升服务水平。{_P}\n",
        ("1 run_in （一） 强化组织领导", "1 run_in （二） 完善制度体系，提升服务水平"),
    ),
    "a heading run in and closed by a colon": (
        f"{_HEAD}（一）强化组织领导：{_P}\n（二）完善制度体系：{_P}\n",
        ("1 run_in （一） 强化组织领导", "1 run_in （二） 完善制度体系"),
    ),
    "a heading parted from its text by a blank": (
        f"{_HEAD}（一）强化组织领导 {_P}\n（二）完善制度体系　{_P}\n",
        ("1 run_in （一） 强化组织领导", "1 run_in （二） 完善制度体系"),
    ),
    "a comma by fault, seen by the sisters": (
        f"{_HEAD}1.落实决策程序。{_P}\n2.落实顾问制度。{_P}\n3.落实审查制度，{_P}\n",
        ("1 run_in 1. 落实决策程序", "1 run_in 2. 落实顾问制度", "1 run_in 3. 落实审查制度"),
    ),
    "nothing by fault, seen by the sisters": (
        f"{_HEAD}{_P}一是完善权责清单。{_P}二是精简审批事项进一步推进一体化建设，{_P}三是推进服务改革。{_P}\n",
        ("1 run_in 一是 完善权责清单", "1 run_in 二是 精简审批事项", "1 run_in 三是 推进服务改革"),
    ),
    "a heading fused with its text": (
        f"{_HEAD}一、主要做法\n（一）规范校外培训行为2023年，我局排查机构二十余家，{_P}\n（二）加强队伍建设。{_P}\n",
        ("1 heading 一、 主要做法", "2 run_in （一） 规范校外培训行为", "2 run_in （二） 加强队伍建设"),
    ),
    "a numbered sentence is no heading": (
        f"{_HEAD}（一）进一步提高使用信息系统的积极性，各单位完善和动态更新系统各项基础信息，使用情况纳入年度考核内容。\n（二）对部分学校办学条件改善不够及时的情况，已会同相关部门现场核查并督促限期整改到位，形成长效管理机制。\n",
        ("1 enum （一） 进一步提高使用信息系统的积极性", "1 enum （二） 对部分学校办学条件改善不够及时的情况"),
    ),
    "items of one sentence each are no headings": (
        f"{_HEAD}一、存在问题\n一是人员力量不足。二是经费保障不够。三是宣传形式单一。\n",
        ("1 heading 一、 存在问题", "2 enum 一是 人员力量不足", "2 enum 二是 经费保障不够", "2 enum 三是 宣传形式单一"),
    ),
    "items after commas and semicolons": (
        f"{_HEAD}一、主要做法\n我们坚持三个到位，一是责任到位，层层签订责任书；二是措施到位，逐项细化；三是监督到位，定期通报。\n",
        ("1 heading 一、 主要做法", "2 enum 一是 责任到位", "2 enum 二是 措施到位", "2 enum 三是 监督到位"),
    ),
    "items after a colon": (
        f"{_HEAD}一、存在问题\n主要表现在：一是队伍不稳，人员流动大；二是能力不强，业务不熟。\n",
        ("1 heading 一、 存在问题", "2 enum 一是 队伍不稳", "2 enum 二是 能力不强"),
    ),
    "其一 inside 四是": (
        f"{_HEAD}一是抓学习，{_P}二是抓宣传，开展三项活动，其一走进学校，发放资料，其二走进社区，举办讲座，三是抓落实，{_P}\n",
        (
            "1 enum 一是 抓学习",
            "1 enum 二是 抓宣传",
            "2 enum 其一 走进学校",
            "2 enum 其二 走进社区",
            "1 enum 三是 抓落实",
        ),
    ),
    "a chain may miss one number": (
        f"{_HEAD}一、主要做法\n一是加强领导，压实责任。三是加强督查，定期通报。四是加强宣传，营造氛围。\n",
        ("1 heading 一、 主要做法", "2 enum 一是 加强领导", "2 enum 三是 加强督查", "2 enum 四是 加强宣传"),
    ),
    "一是一、二是二 is no chain": (
        f"{_HEAD}一、主要做法\n坚持一是一、二是二，{_P}\n",
        ("1 heading 一、 主要做法",),
    ),
    "a lone 一是 in running text is no item": (
        f"{_HEAD}一、主要做法\n产生问题的原因，一是认识不到位，{_P}\n",
        ("1 heading 一、 主要做法",),
    ),
    "一要、二要": (
        f"{_HEAD}一、下步打算\n一要提高站位，强化责任。二要突出重点，狠抓落实。三要加强督查，务求实效。\n",
        ("1 heading 一、 下步打算", "2 enum 一要 提高站位", "2 enum 二要 突出重点", "2 enum 三要 加强督查"),
    ),
    "首先、其次、最后": (
        f"{_HEAD}一、主要做法\n首先，抓好部署，明确任务。其次，抓好落实，逐项推进。最后，抓好总结，形成机制。\n",
        ("1 heading 一、 主要做法", "2 enum 首先 抓好部署", "2 enum 其次 抓好落实", "2 enum 最后 抓好总结"),
    ),
    "第一、第二 in a paragraph, 第一责任人 is none": (
        f"{_HEAD}一、主要做法\n主要负责人认真履行第一责任人职责。第一，抓部署，明确任务。第二，抓落实，逐项推进。\n",
        ("1 heading 一、 主要做法", "2 enum 第一 抓部署", "2 enum 第二 抓落实"),
    ),
    "（1）（2） inside a paragraph": (
        f"{_HEAD}一、主要做法\n重点做好以下工作：（1）制定方案，明确分工；（2）开展自查，建立台账；（3）限期整改，对账销号。\n",
        ("1 heading 一、 主要做法", "2 enum （1） 制定方案", "2 enum （2） 开展自查", "2 enum （3） 限期整改"),
    ),
    "①② inside a paragraph": (
        f"{_HEAD}一、主要做法\n做到三个统一：①统一标准，规范流程；②统一平台，共享数据；③统一考核，兑现奖惩。\n",
        ("1 heading 一、 主要做法", "2 enum ① 统一标准", "2 enum ② 统一平台", "2 enum ③ 统一考核"),
    ),
    "1. 2. inside a paragraph": (
        f"{_HEAD}一、主要做法\n具体措施为：1.制定方案，明确分工；2.开展自查，建立台账；3.限期整改。\n",
        ("1 heading 一、 主要做法", "2 enum 1. 制定方案", "2 enum 2. 开展自查", "2 enum 3. 限期整改"),
    ),
    "decimals and dates in a paragraph are no items": (
        f"{_HEAD}一、主要做法\n投入资金：1.5万元用于培训；2.3万元用于宣传。占比分别为：1、2、3号楼各三成。\n",
        ("1 heading 一、 主要做法",),
    ),
    "a heading with its items on the same line": (
        f"{_HEAD}（一）强化服务。一是优化流程。{_P}二是压缩时限。{_P}\n（二）强化监管。一是随机抽查。{_P}二是联合检查。{_P}\n",
        (
            "1 run_in （一） 强化服务",
            "2 run_in 一是 优化流程",
            "2 run_in 二是 压缩时限",
            "1 run_in （二） 强化监管",
            "2 run_in 一是 随机抽查",
            "2 run_in 二是 联合检查",
        ),
    ),
    "all items of a count on one line": (
        f"{_HEAD}一、主要做法\n（一）强化服务。{_P}（二）强化监管。{_P}（三）强化保障。{_P}\n",
        ("1 heading 一、 主要做法", "2 run_in （一） 强化服务", "2 run_in （二） 强化监管", "2 run_in （三） 强化保障"),
    ),
    "numbers restarted in each section": (
        f"{_HEAD}一、主要做法\n（一）强化服务\n{_P}\n（二）强化监管\n{_P}\n二、存在问题\n（一）力量不足\n{_P}\n（二）经费不足\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 heading （一） 强化服务",
            "2 heading （二） 强化监管",
            "1 heading 二、 存在问题",
            "2 heading （一） 力量不足",
            "2 heading （二） 经费不足",
        ),
    ),
    "a number used twice": (
        f"{_HEAD}一、主要做法\n{_P}\n二、工作成效\n{_P}\n二、存在问题\n{_P}\n",
        ("1 heading 一、 主要做法", "1 heading 二、 工作成效", "1 heading 二、 存在问题"),
    ),
    "a number left out": (
        f"{_HEAD}一、主要做法\n{_P}\n二、工作成效\n{_P}\n四、存在问题\n{_P}\n",
        ("1 heading 一、 主要做法", "1 heading 二、 工作成效", "1 heading 四、 存在问题"),
    ),
    "a number lost between sisters": (
        f"{_HEAD}一、主要做法\n（一）强化服务\n{_P}\n强化监管\n{_P}\n（三）强化保障\n{_P}\n",
        ("1 heading 一、 主要做法", "2 heading （一） 强化服务", "2 heading - 强化监管", "2 heading （三） 强化保障"),
    ),
    "a number lost above a new count": (
        f"{_HEAD}一、主要做法\n（一）强化服务\n{_P}\n（二）强化监管\n{_P}\n存在的问题\n（一）力量不足\n{_P}\n三、下步打算\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 heading （一） 强化服务",
            "2 heading （二） 强化监管",
            "1 heading - 存在的问题",
            "2 heading （一） 力量不足",
            "1 heading 三、 下步打算",
        ),
    ),
    "headings without any number": (
        f"{_HEAD}强化组织领导\n{_P}\n完善制度体系\n{_P}\n加强队伍建设\n{_P}\n",
        ("1 heading - 强化组织领导", "1 heading - 完善制度体系", "1 heading - 加强队伍建设"),
    ),
    "headings without any number, parted by blank lines": (
        f"{_HEAD}\n强化组织领导，压实工作责任\n\n{_P}\n\n完善制度体系，提升服务水平\n\n{_P}\n\n加强队伍建设，夯实基层基础\n\n{_P}\n",
        (
            "1 heading - 强化组织领导，压实工作责任",
            "1 heading - 完善制度体系，提升服务水平",
            "1 heading - 加强队伍建设，夯实基层基础",
        ),
    ),
    "parts without numbers above numbered sections": (
        f"{_HEAD}\n主要工作成效\n\n（一）强化服务\n\n{_P}\n\n（二）强化监管\n\n{_P}\n\n存在的问题\n\n（一）力量不足\n\n{_P}\n\n下一步工作打算\n\n（一）强化培训\n\n{_P}\n",
        (
            "1 heading - 主要工作成效",
            "2 heading （一） 强化服务",
            "2 heading （二） 强化监管",
            "1 heading - 存在的问题",
            "2 heading （一） 力量不足",
            "1 heading - 下一步工作打算",
            "2 heading （一） 强化培训",
        ),
    ),
    "headings in quotes": (
        f"{_HEAD}（一）坚持“学”字当头，筑牢思想根基。{_P}\n（二）“阳光”平台建设需加强。{_P}\n",
        ("1 run_in （一） 坚持“学”字当头，筑牢思想根基", "1 run_in （二） “阳光”平台建设需加强"),
    ),
    "marks inside quotes and titles do not end a heading": (
        f"{_HEAD}（一）开展“防风险。保平安”专项行动。{_P}\n（二）贯彻《关于加强管理：若干意见》要求。{_P}\n",
        ("1 run_in （一） 开展“防风险。保平安”专项行动", "1 run_in （二） 贯彻《关于加强管理：若干意见》要求"),
    ),
    "figures at the start of a line are no numbers": (
        f"{_HEAD}一、主要做法\n{_P}\n1.5万元用于培训，{_P}\n2023.5月开展检查，{_P}\n3、5月份分别召开会议，{_P}\n",
        ("1 heading 一、 主要做法",),
    ),
    "words that begin like numbers": (
        f"{_HEAD}一、主要做法\n十分重视学习，{_P}\n第三方机构参与评估，{_P}\n一级响应启动及时，{_P}\n三要素管控到位，{_P}\n",
        ("1 heading 一、 主要做法",),
    ),
    "a year right after the number": (
        f"{_HEAD}一、2023年工作情况\n{_P}\n二、2024年工作安排\n{_P}\n",
        ("1 heading 一、 2023年工作情况", "1 heading 二、 2024年工作安排"),
    ),
    "a year right after an arabic number": (
        f"{_HEAD}1.2023年工作情况\n{_P}\n2.2024年工作安排\n{_P}\n",
        ("1 heading 1. 2023年工作情况", "1 heading 2. 2024年工作安排"),
    ),
    "more than ten items": (
        _HEAD + "".join(f"{n}、第{n}项工作\n{_P}\n" for n in "一二三四五六七八九十") + f"十一、收尾工作\n{_P}\n",
        (*(f"1 heading {n}、 第{n}项工作" for n in "一二三四五六七八九十"), "1 heading 十一、 收尾工作"),
    ),
    "a long heading alone on its line": (
        f"{_HEAD}一、坚持以人民为中心的发展思想，深入推进教育领域综合改革，着力办好人民满意的教育，加快建设高质量教育体系\n{_P}\n二、强化保障\n{_P}\n",
        (
            "1 heading 一、 坚持以人民为中心的发展思想，深入推进教育领域综合改革，着力办好人民满意的教育，加快建设高质量教育体系",
            "1 heading 二、 强化保障",
        ),
    ),
    "headings with a full stop, sections below": (
        f"{_HEAD}（一）坚持依规履职，持续优化服务。\n一是规范流程。{_P}\n二是压缩时限。{_P}\n（二）强化监督检查，加大查处力度。\n{_P}\n",
        (
            "1 heading （一） 坚持依规履职，持续优化服务",
            "2 run_in 一是 规范流程",
            "2 run_in 二是 压缩时限",
            "1 heading （二） 强化监督检查，加大查处力度",
        ),
    ),
    "long numbered sentences on lines of their own": (
        f"{_HEAD}二、存在问题\n（一）校外培训机构数量多、分布广，监管力量与任务不相匹配，日常巡查的频次和深度还需要进一步加强。\n（二）信息公开的主动性不够，政策解读的形式较为单一，与群众的期待相比还有差距，透明度还需加强。\n三、下步打算\n{_P}\n",
        (
            "1 heading 二、 存在问题",
            "2 enum （一） 校外培训机构数量多、分布广",
            "2 enum （二） 信息公开的主动性不够",
            "1 heading 三、 下步打算",
        ),
    ),
    "listed items ending with semicolons": (
        f"{_HEAD}一、主要做法\n重点抓好以下工作：\n1.制定实施方案；\n2.开展专项检查；\n3.建立长效机制。\n二、工作成效\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 enum 1. 制定实施方案",
            "2 enum 2. 开展专项检查",
            "2 enum 3. 建立长效机制",
            "1 heading 二、 工作成效",
        ),
    ),
    "the number on a line of its own": (
        f"{_HEAD}一、\n主要做法\n{_P}\n二、\n存在问题\n{_P}\n",
        ("1 heading 一、 主要做法", "1 heading 二、 存在问题"),
    ),
    "problems and plan under one heading": (
        f"{_HEAD}一、存在问题和下一步打算\n（一）存在问题。{_P}\n（二）下一步打算。{_P}\n",
        ("1 heading 一、 存在问题和下一步打算", "2 run_in （一） 存在问题", "2 run_in （二） 下一步打算"),
    ),
    "the unheaded paragraph of problems": (
        f"{_HEAD}一、主要做法\n（一）强化服务。{_P}\n在取得成绩的同时，我们也清醒认识到工作中还存在不少问题和不足。{_P}\n二、下一步工作打算\n{_P}\n",
        (
            "1 heading 一、 主要做法",
            "2 run_in （一） 强化服务",
            "1 unheaded - ",
            "1 heading 二、 下一步工作打算",
        ),
    ),
}
