"""Numeral forms that report nothing: ordinals, ranks, slogans, parts of names, the article 一个."""

from __future__ import annotations

import re

from drafter.mentions.measures import ARABIC_ONLY, BODIES
from drafter.mentions.scene import Found, Scene
from drafter.model.reading import MentionKind

_ORDINAL = re.compile("第 ?$")
_GLUED_ONE = re.compile("[统单唯专同万第之其周期合归逐不划如任某这那哪每另初又再该此本首前后上下进十是为]$")
_EACH = re.compile("每[一-鿿]{0,4}$|每[^，。；]{0,12}$")
_ONE_SOLID = frozenset(
    [
        "名",
        "家",
        "起",
        "宗",
        "例",
        "部",
        "期",
        "场",
        "台",
        "辆",
        "艘",
        "架",
        "所",
        "座",
        "栋",
        "幢",
        "户",
        "人",
        "件",
        "份",
        "处",
        "次",
    ]
)
_VERB = re.compile(
    "(?:发生|查处|办理|立案|受理|接报|接到|收到|处理|处置|举办|召开|开展|组织|进行|聘请|外聘|配备|聘用|选派|增设|设置|设立|印发|出台|修订|废止|"
    "修改|审查|审核|审议|死亡|受伤|失踪|拘留|移送|移交|撤销|维持|败诉|指派|引进|录用|考取|购置|采购|建成|新建|完成|获得|荣获|编印|发布|报送|通报|"
    "曝光|关闭|取缔|吊销|约谈|培训|共|各|其中|增加|减少|结案|化解|调解|救助|救出|转移|编制|设|有|发现)(?:了|过)?$"
)
_NEGATED = re.compile("(?:未|没有|无|零|不)[^，。；]{0,8}$")
_END = re.compile(r"[，。；、,;)）（(！\n]|$|和|与|及|以及|外|至")
_CASES = re.compile("[^，。；]{0,14}(?:事故|案件|案|事件|火灾|纠纷|投诉|举报|舆情|违法)")
_BODY = re.compile("[一二两三四五六七八九十0-9]{1,3}[县区市镇乡街省州村]")
_SECOND = frozenset(
    [
        "类",
        "级",
        "期",
        "次",
        "部",
        "组",
        "批",
        "轮",
        "版",
        "层",
        "条",
        "级",
        "册",
        "卷",
        "章",
        "节",
        "道",
        "线",
        "号",
        "处",
        "位",
    ]
)
_SLOGAN = re.compile(
    "不(?!同|合格|足|符|具|规范|良|达标|完善|动产|文明)|到位|必须|坚持|结合(?!点)|突出|严格|强化|转变|确保|更加|优先|第一|带头|维护|意识|自信|服从|统筹|面向|狠抓|"
    "最|没有|绝不|严禁|就是|一律|一批|一点|百分|100|全覆盖|同步|融合|统一|相统一|注重|聚焦|着力|贯穿|离不开|零|清零|到底"
)
_NAMED_SPAN = re.compile(
    "[一-鿿]{0,6}(?:行动|攻坚|规划|计划|方案|专项|工程|目标|战役|圈|冲刺|整治|提升年|树|大计|义务教育|一贯制|免费教育|学制|制)"
)
_WITHIN = re.compile(
    "内|之内|以内|以上|以下|来|间|左右|期|前|后|的|完成|未|仍|连续|有效|任|一次|共|均|办结|禁|罚|徒刑|拘役|以|[，。；、）)]|$|至|到|\\+"
)
_WATCH = re.compile(
    "[一-鿿]{0,2}(?:值班|值守|在岗|不间断|在线|备勤|专人|待命|热线|服务|全天候|畅通|运行|监测|轮班|轮流|巡查|巡逻|响应|联络|监控|带班|盯防|开通|受理|不打烊|自助|接听|备战|坚守)"
)
_SPAN_CUE = re.compile(
    "(?:为期|历时|缩短|压缩|压减|延长|至|到|限|期限|不超过|近|约|满|停业|提前|用时|时限|有效期|间|期|工期|平均|仅需|只需|需|耗时|连续|时长|时间|延期|限期|"
    "达|比|早|少|快|为|试行|超过|超|逾|不足|不到|至少|不少于|不低于|最长|最多|共|由|从|第|在|处|判处|任期|运行|实施|开展|组织|举办|进行|利用|用|经过|共计|历经|了)$"
)
_INSIDE = re.compile("之?内|以内|左右|[之以]?[前后](?![列进期方台])")
_WHOLE_DAY = {"小时": 24, "天": 365}
_VAGUE_START = re.compile("[百千万亿]")
_EXACT_BEFORE = re.compile("(?:上|近|超|超过|逾|过|约|数|达|突破|将近|不足|不到|至少|成|累计|共|满)$")
_PLACE = re.compile(
    "[一二三四五六七八九十百千万两双](?:盘水|台[县山河江区](?!级)|门[县峡湾村镇]|家[渠湖湾庄屯坪沟河]|道[河沟岭湾]|口[镇子])"
)
_CLOCK = re.compile("(?:[上下中]午|凌晨|[早晚]上?|傍晚|夜间|[日号])$")
_CLOCK_AFTER = re.compile("[前后](?![置续])|至[0-9]|[—-]")
_RADIUS = frozenset(["公里", "里", "米", "千米"])
_CIRCLE = re.compile("[一-鿿]{0,4}圈")
# 发现一起、查处一起: a maxim, no counts.
_LITANY_UNITS = frozenset("起件个处家")
_LITANY_VERB = "(?:发现|查处|打击|整改|曝光|成熟|推出|答复|满意|销号|培育|验收|达标|处置|通报|教育|办成|解决|取缔|巩固|规范|带动|办理|办结|移送)"
_LITANY = re.compile(f"[、，；]{_LITANY_VERB}一[起件个处家]")
_LITANY_BEFORE = re.compile(f"一[起件个处家][、，；]{_LITANY_VERB}$")
_NUMBERED = re.compile("[一二三四五六七八九十两0-9]个$")
_BASE = re.compile("口?[一-鿿]{0,8}(?:死亡率|发案率|发病率|拥有量|事故率)")
_NAMES = re.compile("[一-鿿]{0,3}(?:全会|全体会议|会议(?=精神)|党代会|代表大会)|常务会")


def judged(scene: Scene, found: Found, number: str, unit: str) -> Found:
    """The mention, marked weak with the reason when its form reports nothing."""
    reason = found.rule if found.weak else _reason(scene, found, number, unit)
    before = scene.text[max(0, found.start - 2) : found.start]
    if "第" in before and (ordinal := _ORDINAL.search(before)):
        return found._replace(start=found.start - len(ordinal[0]), weak=True, rule="ordinal")
    return found._replace(weak=True, rule=reason) if reason else found


def _reason(scene: Scene, found: Found, number: str, unit: str) -> str:
    """Why a mention reports nothing, "" when it does report."""
    if quoted := scene.quoted(found.start, found.end):
        return _in_quotes(scene.text[quoted[0] + 1 : quoted[1] - 1], found, number)
    return _by_form(scene, found, number, unit)


def _in_quotes(inside: str, found: Found, number: str) -> str:
    """Slogans and names stand in quotes; a list of Arabic counts with a two-digit one is told all the same."""
    if len(inside) > 40:
        return ""
    counts = [int(digits) for digits in re.findall(r"(?<![0-9.])[0-9]{1,6}(?=[一-鿿])", inside)]
    told = found.kind is MentionKind.COUNT and number[:1].isdecimal() and len(counts) > 1 and max(counts) > 9
    return "" if told and "+" not in inside else "quoted"


def _by_form(scene: Scene, found: Found, number: str, unit: str) -> str:
    arabic = number[:1].isdecimal()
    if found.kind is MentionKind.DURATION:
        return _duration(scene, found, number, unit, arabic)
    if found.kind is MentionKind.COUNT:
        return _count(scene, found, number, unit, arabic)
    if found.unit == "%" and _NUMBERED.search(scene.text[max(0, found.start - 3) : found.start]):
        return "slogan"
    if found.kind is MentionKind.MONEY and number in tuple("百千万亿") and not found.approx:
        return "idiom"
    if found.unit == "倍" and number[:1] in ("百", "千", "万"):
        return "idiom"
    return ""


def _duration(scene: Scene, found: Found, number: str, unit: str, arabic: bool) -> str:
    text, end = scene.text, found.end
    before = scene.window(found.start)
    if before.endswith("每") or (not arabic and number == "一" and _EACH.search(before[-8:])):
        return "recurring"
    if not _WITHIN.match(text, end) and _NAMED_SPAN.match(text, end):
        return "part-of-a-name"
    if found.value == _WHOLE_DAY.get(unit) and (
        _WATCH.match(text, end) or before.endswith(("全天", "全天候", "实行", "执行"))
    ):
        return "around-the-clock"
    if _INSIDE.match(text, end):
        return ""
    if number in ("百", "千", "万", "百日", "十", "几") and not found.approx:
        return "idiom"
    if number == "一" and found.value == 1 and not _SPAN_CUE.search(before):
        return "article"
    if unit == "日" and number in ("百", "一", "今", "三", "五") and not _SPAN_CUE.search(before):
        return "idiom"
    return ""


def _count(scene: Scene, found: Found, number: str, unit: str, arabic: bool) -> str:
    text, start, end = scene.text, found.start, found.end
    before = scene.window(start)
    if unit == "点" and (_CLOCK.search(before[-3:]) or _CLOCK_AFTER.match(text, end)):
        return "clock-time"
    if number.endswith(("万", "亿", "百", "千")) and number[:1] not in "123456789" and _BASE.match(text, end):
        return "base-of-a-rate"
    if unit in _RADIUS and _CIRCLE.match(text, end):
        return "part-of-a-name"
    if unit in ("名", "位") and before.endswith("前"):
        return "ordinal"
    if arabic:
        return "recurring" if before.endswith("每") else ""
    if (
        _VAGUE_START.match(number)
        and found.value is not None
        and not found.approx
        and not _EXACT_BEFORE.search(before[-2:])
    ):
        return "idiom"
    if number == "几" or (found.value is None and not found.approx):
        return "vague"
    if number == "一" and not (unit in BODIES and _BODY.match(text, end)):
        return _one(text, before, unit, end)
    return _word_like(scene, found, number, unit) or ("recurring" if before.endswith("每") else "")


def _word_like(scene: Scene, found: Found, number: str, unit: str) -> str:
    """Why a Chinese numeral above one is the start of a word, a rank, a slogan or a place."""
    text, start, end = scene.text, found.start, found.end
    if unit in BODIES and (_BODY.match(text, end) or (scene.found and scene.found[-1].end == start)):
        return ""
    if unit in ARABIC_ONLY:
        return "word-like"
    if (number == "二" and unit in _SECOND) or (unit == "次" and _NAMES.match(text, end)):
        return "ordinal"
    if unit in ("个", "项", "条", "种") and _SLOGAN.match(text, end):
        return "slogan"
    return "place-name" if _PLACE.match(text, start) else ""


def _litany(text: str, before: str, end: int) -> bool:
    said = re.search(_LITANY_VERB + "$", before[-2:])
    return bool(said and (_LITANY.match(text, end) or _LITANY_BEFORE.search(before[-6:])))


def _one(text: str, before: str, unit: str, end: int) -> str:
    """一名 and 一起 count where a verb or a list says so; 一个, 一项 are mostly the article."""
    if _NEGATED.search(before):
        return "negated"
    if unit in _LITANY_UNITS and _litany(text, before, end):
        return "slogan"
    if _GLUED_ONE.search(before) or _EACH.search(before[-14:]):
        return "article"
    after = text[end : end + 20]
    if (
        _END.match(after)
        and not before.endswith(("在", "到", "和", "与"))
        and unit not in ("起", "次", "遍", "趟", "回", "番", "轮")
    ):
        return ""
    verb = _VERB.search(before)
    if unit == "起":
        return "" if verb or _CASES.match(after) else "article"
    return "" if unit in _ONE_SOLID and verb else "article"
