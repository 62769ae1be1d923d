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
}
