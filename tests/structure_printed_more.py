"""More invented reports as bureaus print them: each outline with its parts, looked at by eye."""

from __future__ import annotations

_P = "全年共组织各类检查三百余次，发现的问题均已整改到位，工作取得明显成效，群众满意度持续提高。"
_L = "局主要负责人认真履行第一责任人职责，主持召开专题会议4次，听取汇报3次。"
_H = "澜川市教育局2023年度法治政府建设工作情况报告\n2023年，我局认真履行职责，各项工作取得新进展。现将有关情况报告如下：\n"

# name → text, then a row a node: level, kind, part, number, words
MORE: dict[str, tuple[str, tuple[str, ...]]] = {
    "plan in a paragraph, then wishes": (
        f"{_H}一、依法全面履行职能\n{_P}\n二、完善制度体系\n{_P}\n三、科学民主决策\n{_P}\n四、工作中存在的不足和下一年工作打算\n{_P}\n2024年，我局将继续加强工作。{_P}\n五、对上级的意见建议\n{_P}\n",
        (
            "1 heading measures 一、 依法全面履行职能",
            "1 heading measures 二、 完善制度体系",
            "1 heading measures 三、 科学民主决策",
            "1 heading problems 四、 工作中存在的不足和下一年工作打算",
            "1 unheaded plan -",
            "1 heading other 五、 对上级的意见建议",
        ),
    ),
    "two bodies": (
        f"中共澜川市教育局党组\n澜川市教育局\n关于2023年度法治政府建设情况的报告\n市委、市政府：\n2023年，我局认真履行职责，成效明显。\n一、主要做法\n{_P}\n中共澜川市教育局党组\n澜川市教育局\n2024年1月5日",
        ("1 heading measures 一、 主要做法",),
    ),
    "title with a bracket": (
        f"澜川市教育局2023年度法治政府建设情况报告（摘要）\n一、主要做法\n{_P}\n二、存在不足\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "1 heading problems 二、 存在不足",
        ),
    ),
    "no title, several addressees": (
        f"各县（市、区）人民政府，市直各部门（单位）：\n现将2023年工作通报如下。\n一、总体情况\n{_P}\n二、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 总体情况",
            "1 heading problems 二、 存在问题",
        ),
    ),
    "index table": (
        f"索\u3000引\u3000号：\t11330000/2024-001\n名\u3000\u3000\u3000称：\t澜川市教育局2023年度法治政府建设报告\n发布日期：\t2024-01-20\n澜川市教育局2023年度法治政府建设报告\n一、主要做法\n{_P}\n二、存在不足\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "1 heading problems 二、 存在不足",
        ),
    ),
    "report of duties": (
        f"澜川市公安局2023年法治公安建设述职述法报告\n一年来，我局依法履职，成效明显，现报告如下。\n一、履职情况\n（一）以学促干，增强能力。{_P}\n（二）以案促改，规范执法。{_P}\n二、差距不足\n{_P}\n三、改进方向\n{_P}\n",
        (
            "1 heading measures 一、 履职情况",
            "2 run_in measures （一） 以学促干，增强能力",
            "2 run_in measures （二） 以案促改，规范执法",
            "1 heading problems 二、 差距不足",
            "1 heading plan 三、 改进方向",
        ),
    ),
    "all numbered in arabic": (
        f"白鹭乡人民政府2023年度依法行政工作自查报告\n县政府法制办：\n{_P}\n1.组织领导情况。{_L}\n2.制度建设情况。{_P}\n3.执法监督情况。{_P}\n4.存在的问题及原因。{_P}\n5.下步措施。{_P}\n",
        (
            "1 run_in responsibility 1. 组织领导情况",
            "1 run_in measures 2. 制度建设情况",
            "1 run_in measures 3. 执法监督情况",
            "1 run_in problems 4. 存在的问题及原因",
            "1 run_in plan 5. 下步措施",
        ),
    ),
    "number on its own line": (
        f"{_H}一、主要工作\n（一）\n强化服务。{_P}\n（二）\n强化监管。{_P}\n二、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 主要工作",
            "2 run_in measures （一） 强化服务",
            "2 run_in measures （二） 强化监管",
            "1 heading problems 二、 存在问题",
        ),
    ),
    "mixed marks": (
        f"{_H}一、主要工作\n(一)强化服务\n{_P}\n(二）强化监管\n{_P}\n（三)强化普法\n{_P}\n二.存在问题\n{_P}\n三，下步打算\n{_P}\n",
        (
            "1 heading measures 一、 主要工作",
            "2 heading measures (一) 强化服务",
            "2 heading measures (二） 强化监管",
            "2 heading measures （三) 强化普法",
            "1 heading problems 二. 存在问题",
            "1 heading plan 三， 下步打算",
        ),
    ),
    "colons after numbers": (
        f"{_H}一：主要工作\n{_P}\n二：存在问题\n{_P}\n三：下步打算\n{_P}\n",
        (
            "1 heading measures 一： 主要工作",
            "1 heading problems 二： 存在问题",
            "1 heading plan 三： 下步打算",
        ),
    ),
    "leadership by its text": (
        f"{_H}（一）落实“谁执法谁普法”责任制。{_P}\n（二）压实法治建设责任。{_L}\n（三）问题整改情况。{_P}\n",
        (
            "1 run_in measures （一） 落实“谁执法谁普法”责任制",
            "1 run_in responsibility （二） 压实法治建设责任",
            "1 run_in problems （三） 问题整改情况",
        ),
    ),
    "headings of two halves": (
        f"{_H}一、坚持党建引领，强化法治思想武装\n{_P}\n二、坚持改革创新，优化营商环境\n{_P}\n三、坚持问题导向，补齐短板弱项\n{_P}\n四、坚持系统观念，谋划明年工作\n{_P}\n",
        (
            "1 heading measures 一、 坚持党建引领，强化法治思想武装",
            "1 heading measures 二、 坚持改革创新，优化营商环境",
            "1 heading problems 三、 坚持问题导向，补齐短板弱项",
            "1 heading plan 四、 坚持系统观念，谋划明年工作",
        ),
    ),
    "a diary is no outline": (
        f"{_H}一、主要做法\n{_P}\n1月3日，组织开展检查4次。\n2月4日，组织开展检查5次。\n3月5日，组织开展检查6次。\n4月6日，组织开展检查7次。\n5月7日，组织开展检查8次。\n二、不足\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "1 heading problems 二、 不足",
        ),
    ),
    "arabic numbers and a blank": (
        f"{_H}1 主要工作\n{_P}\n2 存在问题\n{_P}\n3 下步打算\n{_P}\n",
        (
            "1 heading measures 1 主要工作",
            "1 heading problems 2 存在问题",
            "1 heading plan 3 下步打算",
        ),
    ),
    "annexes and contact": (
        f"{_H}一、主要工作（略）\n二、存在问题\n{_P}\n三、下步打算\n{_P}\n附件：1.检查情况统计表\n2.整改情况统计表\n澜川市教育局\n2024年1月5日\n（联系人：张某，电话：12345678）",
        (
            "1 heading measures 一、 主要工作（略）",
            "1 heading problems 二、 存在问题",
            "1 heading plan 三、 下步打算",
        ),
    ),
    "broken lines in items": (
        f"{_H}一、主要做法\n(1)强化服务；\n(2)强化监管；\n(3)强化保障。\n二、存在问题\n一是力量不足，尤其是\n基层一线人员紧缺；二是经费\n不足。\n",
        (
            "1 heading measures 一、 主要做法",
            "2 enum measures (1) 强化服务",
            "2 enum measures (2) 强化监管",
            "2 enum measures (3) 强化保障",
            "1 heading problems 二、 存在问题",
            "2 enum problems 一是 力量不足",
            "2 enum problems 二是 经费不足",
        ),
    ),
    "a report and a plan in one": (
        f"2023年工作总结\n一、抓学习\n{_P}\n二、抓业务\n{_P}\n2024年工作计划\n一、抓学习\n{_P}\n二、抓业务\n{_P}\n",
        (
            "1 heading measures 一、 抓学习",
            "1 heading measures 二、 抓业务",
            "1 heading plan - 2024年工作计划",
            "1 heading measures 一、 抓学习",
            "1 heading measures 二、 抓业务",
        ),
    ),
    "two parts": (
        f"第一部分 2023年工作总结\n一、主要做法\n{_P}\n二、主要问题\n{_P}\n第二部分 2024年工作计划\n一、总体要求\n{_P}\n二、重点任务\n{_P}\n",
        (
            "1 heading measures 第一部分 2023年工作总结",
            "2 heading measures 一、 主要做法",
            "2 heading problems 二、 主要问题",
            "1 heading plan 第二部分 2024年工作计划",
            "2 heading plan 一、 总体要求",
            "2 heading plan 二、 重点任务",
        ),
    ),
    "four and four characters": (
        f"{_H}一、领导重视，机构健全\n成立了由局长任组长、分管领导为副组长的领导小组。\n二、制度完善，措施得力\n{_P}\n三、宣传到位，氛围浓厚\n{_P}\n四、存在问题和努力方向\n{_P}\n",
        (
            "1 heading responsibility 一、 领导重视，机构健全",
            "1 heading measures 二、 制度完善，措施得力",
            "1 heading measures 三、 宣传到位，氛围浓厚",
            "1 heading problems 四、 存在问题和努力方向",
        ),
    ),
    "what leaders are to settle": (
        f"{_H}一、强化责任担当，落实“第一责任人”职责\n{_L}\n二、加强学习培训，提升“关键少数”能力\n{_P}\n三、今年工作特色亮点\n{_P}\n四、需要协调解决的问题\n{_P}\n五、新一年工作设想\n{_P}\n",
        (
            "1 heading responsibility 一、 强化责任担当，落实“第一责任人”职责",
            "1 heading measures 二、 加强学习培训，提升“关键少数”能力",
            "1 heading measures 三、 今年工作特色亮点",
            "1 heading problems 四、 需要协调解决的问题",
            "1 heading plan 五、 新一年工作设想",
        ),
    ),
    "wishes last": (
        f"{_H}一、基本情况\n我局内设科室12个，在编人员86人。\n二、工作成效\n{_P}\n三、经验做法\n{_P}\n四、存在困难\n{_P}\n五、意见建议\n{_P}\n",
        (
            "1 heading measures 一、 基本情况",
            "1 heading measures 二、 工作成效",
            "1 heading measures 三、 经验做法",
            "1 heading problems 四、 存在困难",
            "1 heading other 五、 意见建议",
        ),
    ),
    "one-character numbers": (
        f"{_H}⒈强化服务。{_P}\n⒉强化监管。{_P}\n⒊存在问题。{_P}\n",
        (
            "1 run_in measures ⒈ 强化服务",
            "1 run_in measures ⒉ 强化监管",
            "1 run_in problems ⒊ 存在问题",
        ),
    ),
    "one-character parens": (
        f"{_H}㈠强化服务\n{_P}\n㈡强化监管\n{_P}\n㈢下步工作\n{_P}\n",
        (
            "1 heading measures ㈠ 强化服务",
            "1 heading measures ㈡ 强化监管",
            "1 heading plan ㈢ 下步工作",
        ),
    ),
    "quotes in headings": (
        f"{_H}一、主要做法\n（一）“三个强化”抓服务。{_P}\n（二）“三个到位”抓监管。{_P}\n二、对照检查存在的突出问题\n{_P}\n三、2024年度工作谋划\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "2 run_in measures （一） “三个强化”抓服务",
            "2 run_in measures （二） “三个到位”抓监管",
            "1 heading problems 二、 对照检查存在的突出问题",
            "1 heading plan 三、 2024年度工作谋划",
        ),
    ),
    "last year first": (
        f"{_H}一、上年度问题整改情况\n{_P}\n二、本年度工作情况\n{_P}\n三、当前存在的短板\n{_P}\n四、下年度工作重点\n{_P}\n",
        (
            "1 heading problems 一、 上年度问题整改情况",
            "1 heading measures 二、 本年度工作情况",
            "1 heading problems 三、 当前存在的短板",
            "1 heading plan 四、 下年度工作重点",
        ),
    ),
    "headings of one pattern": (
        f"{_H}一、思想上高度重视\n{_L}\n二、行动上狠抓落实\n{_P}\n三、效果上持续显现\n{_P}\n四、不足上坚持整改\n{_P}\n五、方向上更加明确\n下一步，我局将继续努力。\n",
        (
            "1 heading responsibility 一、 思想上高度重视",
            "1 heading measures 二、 行动上狠抓落实",
            "1 heading measures 三、 效果上持续显现",
            "1 heading measures 四、 不足上坚持整改",
            "1 heading plan 五、 方向上更加明确",
        ),
    ),
    "words that only sound like a part": (
        f"{_H}一、制定和实施应急预案情况\n{_P}\n二、开展计划生育服务\n{_P}\n三、落实国家发展规划目标任务\n{_P}\n四、解决群众反映的困难问题\n{_P}\n",
        (
            "1 heading measures 一、 制定和实施应急预案情况",
            "1 heading measures 二、 开展计划生育服务",
            "1 heading measures 三、 落实国家发展规划目标任务",
            "1 heading measures 四、 解决群众反映的困难问题",
        ),
    ),
    "aims and troubles of the trade": (
        f"{_H}一、突出目标，明确任务\n{_P}\n二、突出问题整治，净化市场环境\n{_P}\n三、解决历史遗留问题\n{_P}\n四、防范化解风险，消除薄弱环节\n{_P}\n五、推进五年规划编制\n{_P}\n",
        (
            "1 heading measures 一、 突出目标，明确任务",
            "1 heading measures 二、 突出问题整治，净化市场环境",
            "1 heading measures 三、 解决历史遗留问题",
            "1 heading measures 四、 防范化解风险，消除薄弱环节",
            "1 heading measures 五、 推进五年规划编制",
        ),
    ),
}
