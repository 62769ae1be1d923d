"""Invented reports of many bureaus, as they are printed: each outline with its parts, looked at by eye."""

from __future__ import annotations

_P = "全年共组织各类检查三百余次，发现的问题均已整改到位，工作取得明显成效，群众满意度持续提高。"
_L = "局主要负责人认真履行第一责任人职责，主持召开专题会议4次，听取汇报3次。"
_H = "澜川市教育局2023年度法治政府建设工作情况报告\n2023年，我局认真履行职责，各项工作取得新进展。现将有关情况报告如下：\n"

# name → text, then a row a node: level, kind, part, number, words
PRINTED: dict[str, tuple[str, tuple[str, ...]]] = {
    "bright spots, difficulties, causes, plans": (
        f"{_H}一、工作亮点\n{_P}\n二、存在的困难\n{_P}\n三、原因分析\n{_P}\n四、下步打算\n{_P}\n",
        (
            "1 heading measures 一、 工作亮点",
            "1 heading problems 二、 存在的困难",
            "1 heading problems 三、 原因分析",
            "1 heading plan 四、 下步打算",
        ),
    ),
    "leaders first, the situation, key points of the next year": (
        f"{_H}一、领导干部带头学法\n{_L}\n二、规范办学行为\n{_P}\n三、面临的形势\n{_P}\n四、2024年工作要点\n{_P}\n",
        (
            "1 heading responsibility 一、 领导干部带头学法",
            "1 heading measures 二、 规范办学行为",
            "1 heading problems 三、 面临的形势",
            "1 heading plan 四、 2024年工作要点",
        ),
    ),
    "causes below the measures": (
        f"{_H}一、工作开展情况\n（一）加强组织领导。{_L}\n（二）规范执法行为。{_P}\n（三）原因分析。{_P}\n二、困难和建议\n{_P}\n三、明年重点工作\n{_P}\n",
        (
            "1 heading measures 一、 工作开展情况",
            "2 run_in responsibility （一） 加强组织领导",
            "2 run_in measures （二） 规范执法行为",
            "2 run_in problems （三） 原因分析",
            "1 heading problems 二、 困难和建议",
            "1 heading plan 三、 明年重点工作",
        ),
    ),
    "key points are a plan throughout": (
        f"澜川市水务局2024年工作要点\n为做好2024年各项工作，特制定本要点。\n一、加强组织领导\n{_L}\n二、严格执法监管\n{_L}\n三、强化保障措施\n{_L}\n",
        (
            "1 heading plan 一、 加强组织领导",
            "1 heading plan 二、 严格执法监管",
            "1 heading plan 三、 强化保障措施",
        ),
    ),
    "a plan of work is a plan throughout": (
        f"澜川市水务局2024年普法依法治理工作计划\n一、指导思想\n{_P}\n二、工作目标\n{_P}\n三、主要任务\n（一）学法。{_P}\n（二）用法。{_P}\n四、实施步骤\n1.动员部署阶段（1月—3月）\n{_P}\n2.组织实施阶段（4月—10月）\n{_P}\n",
        (
            "1 heading plan 一、 指导思想",
            "1 heading plan 二、 工作目标",
            "1 heading plan 三、 主要任务",
            "2 run_in plan （一） 学法",
            "2 run_in plan （二） 用法",
            "1 heading plan 四、 实施步骤",
            "2 heading plan 1. 动员部署阶段（1月—3月）",
            "2 heading plan 2. 组织实施阶段（4月—10月）",
        ),
    ),
    "problems and plan without headings": (
        f"{_H}一、主要做法\n{_P}\n{_P}\n虽然取得了一定成绩，但还存在一些不足：一是力量不足。二是经费不够。\n下一步，我局将继续加大工作力度，推动各项工作再上新台阶。\n",
        (
            "1 heading measures 一、 主要做法",
            "1 unheaded problems -",
            "2 enum problems 一是 力量不足",
            "2 enum problems 二是 经费不够",
            "1 unheaded plan -",
        ),
    ),
    "problems and plan as sections": (
        f"{_H}一、主要做法及成效\n（一）强化领导，压实责任\n{_L}\n（二）规范执法\n{_P}\n二、存在问题及下一步工作打算\n（一）存在问题\n{_P}\n（二）下一步工作打算\n{_P}\n",
        (
            "1 heading measures 一、 主要做法及成效",
            "2 heading responsibility （一） 强化领导，压实责任",
            "2 heading measures （二） 规范执法",
            "1 heading problems 二、 存在问题及下一步工作打算",
            "2 heading problems （一） 存在问题",
            "2 heading plan （二） 下一步工作打算",
        ),
    ),
    "plan in a paragraph below the problems": (
        f"{_H}一、主要做法及成效\n{_P}\n二、存在问题及整改措施\n存在问题：一是力量不足；二是经费不够。\n整改措施：一是充实力量；二是争取经费。\n",
        (
            "1 heading measures 一、 主要做法及成效",
            "1 heading problems 二、 存在问题及整改措施",
            "2 enum problems 一是 力量不足",
            "2 enum problems 二是 经费不够",
            "1 unheaded plan -",
            "2 enum plan 一是 充实力量",
            "2 enum plan 二是 争取经费",
        ),
    ),
    "leaders first, short headings": (
        f"{_H}一、党政主要负责人履行推进法治建设第一责任人职责情况\n1.带头学法。{_P}\n2.带头述法。{_P}\n二、年度工作情况\n1.行政审批。{_P}\n2.行政执法。{_P}\n三、不足\n{_P}\n四、打算\n{_P}\n",
        (
            "1 heading responsibility 一、 党政主要负责人履行推进法治建设第一责任人职责情况",
            "2 run_in responsibility 1. 带头学法",
            "2 run_in responsibility 2. 带头述法",
            "1 heading measures 二、 年度工作情况",
            "2 run_in measures 1. 行政审批",
            "2 run_in measures 2. 行政执法",
            "1 heading problems 三、 不足",
            "1 heading plan 四、 打算",
        ),
    ),
    "points for full stops": (
        "澜川市教育局2023年度法治政府建设工作情况报告\n2023年,我局认真履行职责,各项工作取得新进展.现将有关情况报告如下：\n一.主要工作\n(一)强化服务.全年办理事项1200件,办结率100%,群众满意.\n(二)强化监管.开展检查300次,发现问题20个,全部整改.\n(三)强化普法.举办讲座9场,参加1200人次.\n二.存在问题\n人员少,经费紧.\n三.下步打算\n继续努力,再创佳绩.\n",
        (
            "1 heading measures 一. 主要工作",
            "2 run_in measures (一) 强化服务",
            "2 run_in measures (二) 强化监管",
            "2 run_in measures (三) 强化普法",
            "1 heading problems 二. 存在问题",
            "1 heading plan 三. 下步打算",
        ),
    ),
    "roman numbers and blanks": (
        f"{_H}Ⅰ 主要工作\n{_P}\nⅡ 问题\n{_P}\nⅢ 计划\n{_P}\n",
        (
            "1 heading measures Ⅰ 主要工作",
            "1 heading problems Ⅱ 问题",
            "1 heading plan Ⅲ 计划",
        ),
    ),
    "bullets": (
        f"{_H}◆强化服务\n{_P}\n◆强化监管\n{_P}\n◆存在问题\n{_P}\n",
        (
            "1 heading measures ◆ 强化服务",
            "1 heading measures ◆ 强化监管",
            "1 heading problems ◆ 存在问题",
        ),
    ),
    "bullets on two levels": (
        f"{_H}■主要工作\n●强化服务\n{_P}\n●强化监管\n{_P}\n■存在问题\n●力量不足\n{_P}\n",
        (
            "1 heading measures ■ 主要工作",
            "2 heading measures ● 强化服务",
            "2 heading measures ● 强化监管",
            "1 heading problems ■ 存在问题",
            "2 heading problems ● 力量不足",
        ),
    ),
    "colons above brackets": (
        f"{_H}一、主要做法\n1、强化服务：\n（1）优化流程。{_P}\n（2）压缩时限。{_P}\n2、强化监管：\n（1）随机抽查。{_P}\n（2）联合检查。{_P}\n二、存在的主要问题\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "2 heading measures 1、 强化服务",
            "3 run_in measures （1） 优化流程",
            "3 run_in measures （2） 压缩时限",
            "2 heading measures 2、 强化监管",
            "3 run_in measures （1） 随机抽查",
            "3 run_in measures （2） 联合检查",
            "1 heading problems 二、 存在的主要问题",
        ),
    ),
    "five levels": (
        f"{_H}一、主要做法\n（一）强化服务\n1.优化流程\n（1）精简材料\n①取消证明。{_P}\n②容缺受理。{_P}\n（2）压缩时限\n{_P}\n二、今后努力的方向\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "2 heading measures （一） 强化服务",
            "3 heading measures 1. 优化流程",
            "4 heading measures （1） 精简材料",
            "5 run_in measures ① 取消证明",
            "5 run_in measures ② 容缺受理",
            "4 heading measures （2） 压缩时限",
            "1 heading plan 二、 今后努力的方向",
        ),
    ),
    "the first words of a section tell the plan": (
        f"{_H}一、抓机制，促落实\n{_L}\n二、抓服务，促提升\n{_P}\n三、抓监管，促规范\n{_P}\n四、抓短板，促整改\n{_P}\n五、抓谋划，促发展\n2024年，我局将重点抓好三项工作。{_P}\n",
        (
            "1 heading measures 一、 抓机制，促落实",
            "1 heading measures 二、 抓服务，促提升",
            "1 heading measures 三、 抓监管，促规范",
            "1 heading measures 四、 抓短板，促整改",
            "1 heading plan 五、 抓谋划，促发展",
        ),
    ),
    "paren first, items below": (
        f"{_H}（一）主要做法\n一是强化服务。{_P}\n二是强化监管。{_P}\n（二）存在不足\n一是力量不足。{_P}\n二是经费不足。{_P}\n（三）改进措施\n一是充实力量。{_P}\n二是争取经费。{_P}\n",
        (
            "1 heading measures （一） 主要做法",
            "2 run_in measures 一是 强化服务",
            "2 run_in measures 二是 强化监管",
            "1 heading problems （二） 存在不足",
            "2 run_in problems 一是 力量不足",
            "2 run_in problems 二是 经费不足",
            "1 heading plan （三） 改进措施",
            "2 run_in plan 一是 充实力量",
            "2 run_in plan 二是 争取经费",
        ),
    ),
    "indents and blanks": (
        f"{_H}一、 主要做法\n (一) 强化服务\n {_P}\n (二) 强化监管\n {_P}\n二、 存在问题\n {_P}\n三、 下一阶段工作\n {_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "2 heading measures (一) 强化服务",
            "2 heading measures (二) 强化监管",
            "1 heading problems 二、 存在问题",
            "1 heading plan 三、 下一阶段工作",
        ),
    ),
    "the year tells what is to come": (
        f"{_H}一、2023年工作开展情况\n{_P}\n二、2023年重点工作\n{_P}\n三、2024年重点工作\n{_P}\n",
        (
            "1 heading measures 一、 2023年工作开展情况",
            "1 heading measures 二、 2023年重点工作",
            "1 heading plan 三、 2024年重点工作",
        ),
    ),
    "two-digit numbers": (
        f"{_H}01 强化服务\n{_P}\n02 强化监管\n{_P}\n03 存在问题\n{_P}\n",
        (
            "1 heading measures 01 强化服务",
            "1 heading measures 02 强化监管",
            "1 heading problems 03 存在问题",
        ),
    ),
    "rows and figures are no headings": (
        f"{_H}一、主要做法\n受理事项 | 1200件 | 100%\n办结事项 | 1198件 | 99.8%\n二、投诉情况\n受理总量：1,208件\n办结率：99.4%；满意率：96.8%\n三、存在问题\n{_P}\n",
        (
            "1 heading measures 一、 主要做法",
            "1 heading measures 二、 投诉情况",
            "1 heading problems 三、 存在问题",
        ),
    ),
    "duties of others are no leadership": (
        f"{_H}一、 压实企业主体责任\n{_L}\n二、落实普法责任制\n{_L}\n三、落实工作责任\n{_L}\n四、明确目标任务\n{_P}\n",
        (
            "1 heading measures 一、 压实企业主体责任",
            "1 heading measures 二、 落实普法责任制",
            "1 heading responsibility 三、 落实工作责任",
            "1 heading measures 四、 明确目标任务",
        ),
    ),
    "run in after a blank, no full stop": (
        f"{_H}一、总体情况\n{_P}\n二、主要举措\n（一）强化服务 全年办理事项1200件，办结率100%，群众满意度持续提高\n（二）强化监管 开展检查300次，发现问题20个，全部整改到位\n三、问题短板\n{_P}\n四、工作展望\n{_P}\n",
        (
            "1 heading measures 一、 总体情况",
            "1 heading measures 二、 主要举措",
            "2 run_in measures （一） 强化服务",
            "2 run_in measures （二） 强化监管",
            "1 heading problems 三、 问题短板",
            "1 heading plan 四、 工作展望",
        ),
    ),
    "items of a few words": (
        f"{_H}一、主要做法：\n1、强化服务。{_P}\n2、强化监管。{_P}\n二、存在问题：\n1、力量不足；\n2、经费不足；\n3、能力不足。\n三、下步打算：\n1、充实力量；\n2、争取经费；\n3、提升能力。\n",
        (
            "1 heading measures 一、 主要做法",
            "2 run_in measures 1、 强化服务",
            "2 run_in measures 2、 强化监管",
            "1 heading problems 二、 存在问题",
            "2 enum problems 1、 力量不足",
            "2 enum problems 2、 经费不足",
            "2 enum problems 3、 能力不足",
            "1 heading plan 三、 下步打算",
            "2 enum plan 1、 充实力量",
            "2 enum plan 2、 争取经费",
            "2 enum plan 3、 提升能力",
        ),
    ),
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
