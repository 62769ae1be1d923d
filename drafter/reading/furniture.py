"""What a web page, an index table or the frame of a paper puts around a report: told by the words of the line alone."""

from __future__ import annotations

import re
from functools import lru_cache

_KEYS = (
    "(?:信息|文章|新闻|稿件)?(?:来源|出处|稿源|作者)|(?:信息)?(?:发布|发文|成文|生成|公开|更新|提供|录入|生效|发表|上传|印发)"
    "(?:日期|时间|机构|单位|机关|人|字号|方式|范围|类别|属性|类型|形式|部门|处室)|日期|时间|时效性?|有效性|状态|"
    "(?:信息)?索\\s?引\\s?号|文\\s?号|发文字号|(?:信息)?名\\s{0,4}称|标\\s{0,4}题|主题词?|主题分类|(?:信息)?分\\s?类|信息类别|体裁分类|关键词|关键字|"
    "废止日期|失效日期|公文种类|组配分类|服务对象|内容概述|摘要|栏目|所属栏目|"
    "(?:访问|浏览|点击|阅读|查看)(?:次数|量|数|率|人次)?|人气|字\\s?体(?:大小)?|字\\s?号|文字大小|分享(?:到|至)?|收藏|保护视力色|背景色|"
    "责任编辑|编\\s?辑|审\\s?核|校\\s?对|初审|复审|终审|撰\\s?稿|供\\s?稿|通讯员|记者|录入|签发人?|监制|"
    "主办(?:单位)?|承办(?:单位)?|协办|维护(?:单位)?|技术支持|运维(?:单位)?|版权所有|地\\s?址|邮\\s?编|邮政编码|(?:联系|办公|咨询|值班|监督|服务)?电\\s?话|"
    "传\\s?真|电子邮箱|邮\\s?箱|网站标识码|网站备案号?|备案证?(?:编)?号|网站支持IPv6|上一篇|下一篇|上一条|下一条|相关(?:链接|文章|新闻|阅读|附件|稿件|信息|文档|推荐)|"
    "附件下载|(?:您|你)?(?:现在|当前)?(?:所在)?的?位置|推荐阅读|热门(?:文章|信息|推荐)|视力保护色|中文(?:网络)?(?:实名|域名)|份号|密级|紧急程度"
)
_KEY_VALUE = re.compile(rf"[【（(\[〔]?\s*(?:{_KEYS})\s*[】）)\]〕]?\s*[：:]")
_KEY_WITHIN = re.compile(
    r"(?:来\s?源|发布日期|发布时间|浏览次数|访问次数|访问量|点击数|点击次数|阅读次数|浏览量|阅读量|浏览|访问|点击|阅读|索引号|字体|分享到|打印本页|责任编辑)\s*[：:]"
)
_SHORT = re.compile(
    r"[【（(\[〔|\s]*(?:进入(?:老年|长者|关怀)(?:模式|版)|(?:退出|进入)?无障碍(?:阅读|浏览|模式)?|长者(?:模式|助手|版|专区)|关怀版|适老版|老年(?:模式|版)|"
    r"首\s?页|网站首页|返回(?:首页|顶部|列表|上一页)|回到顶部|网站地图|站点地图|联系我们|关于我们|加入收藏|设为首页|打\s?印(?:本页|此页|正文|页面)?|"
    r"关\s?闭(?:窗口|本页|页面)?|收\s?藏(?:本页)?|分\s?享|下\s?载|字\s?体|放\s?大|缩\s?小|[大中小](?:\s*[大中小]){1,2}|大|中|小|朗读(?:全文)?|语音(?:播报|朗读)|"
    r"听全文|播放|暂停|简体|繁体|繁體|English|EN|登录|注册|搜索|检索|导航|政务公开|政府信息公开|通知公告|信息公开|新闻中心|政务服务|互动交流|"
    r"微信|微博|QQ空间|QQ|朋友圈|二维码|扫码阅读|移动版|手机版|电脑版|APP|客户端|小程序|无|/|\||-|—|>|»|·|"
    r"(?:附件|相关附件|文件)下载|相关(?:链接|文章|新闻|阅读|附件|解读|推荐)|(?:热点|热门|最新|推荐)(?:新闻|信息|文章|专题|排行)?|友情链接|上一篇|下一篇|"
    r"正文|全文|文章|目\s?录|(?:点击)?展开|收起|更多|详情)[】）)\]〕|>»\s]*"
)
_SHARE = re.compile(
    r"ICP备|ICP证|公网安备|网安备|网站标识码|版权所有|Copyright|All Rights Reserved|(?:本站|本网站)?(?:建议|最佳)使用?.{0,20}(?:浏览|分辨率)|扫一扫|扫描二维码|"
    r"扫码(?:关注|阅读|分享|查看)|关注.{0,8}公众号|您(?:现在|当前)?(?:所在)?的?位置|当前(?:所在)?位置|在手机打开|手机(?:端)?(?:查看|打开|浏览)|"
    r"打印本页|关闭窗口|关闭本页|字体[：:]?\s*[【\[（(]?\s*大|浏览器版本|语音播报|朗读全文|阅读助手|本文共|预计阅读|全文共|JavaScript|点击(?:下载|查看|播放)|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b",
    re.IGNORECASE,
)
_CRUMBS = re.compile(
    r"\s*(?:首页|主页|当前|您|网站|[^。；，]{1,14})?\s*(?:[>»›→＞]+\s*[^>»›→＞。；]{1,24}){2,}[>»›→＞-]?\s*|[>»›]\s*[^。；]{1,60}"
)
_SLASHED = re.compile(r"(?:[^/。；]{0,12})首页(?:\s*/\s*[^/。；]{1,24})+")
_PAGE = re.compile(
    r"[-—–_·\s]{0,6}(?:第\s?)?[0-9]{1,3}(?:\s?页)?(?:\s?[，/,]?\s?共\s?[0-9]{1,4}\s?页|\s?/\s?[0-9]{1,4})?[-—–_·\s]{0,6}"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_RULE = re.compile(r"[-—–=_*~·.…─━＊\s|]{3,}")
_NUMBER = r"[\u4e00-\u9fff]{1,16}(?:[〔（(]|20)\s?20[0-9]{2}\s?[〕）)]\s?(?:第)?\s?[0-9]{1,4}\s?号"
_HEAD = re.compile(
    rf"(?:{_NUMBER})(?:\s*签发人[：:].{{0,12}})?|(?:绝密|机密|秘密)(?:★.{{0,12}})?|特\s?急|加\s?急|平\s?急|[0-9]{{6}}|签发人[：:].{{0,12}}|"
    r"[\u4e00-\u9fff]{3,28}文\s?件|[\u4e00-\u9fff]{3,28}(?:公文|便函|函件)"
)
_FOOT = re.compile(
    r"(?:抄送|抄报|分送|报送|主题词|联系人(?:及电话)?|联系方式|公开方式|公开属性|信息公开(?:选项|属性|类别)?|公开选项|附注|校对|印数|印制|共印)\s*[：:].*|"
    r"[（(]\s?(?:此件|本件|联系人|此页|公开(?:方式|属性|选项|范围)).{0,60}[）)]|.{3,36}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s?印发|[（(]?(?:此件)?(?:主动公开|依申请公开|不予公开|公开发布)[）)]?"
)
_ANNEX = re.compile(r"附\s?(?:件|表|录|图)\s?[0-9一二三四五六七八九十]{0,2}\s?(?:[：:、.．].*|[（(].*[）)]|《.*|)")
_SHARED = re.compile(
    r"(?:打开微信|用微信|微信)[，,]?.{0,40}(?:扫一扫|扫描).{0,40}|.{0,40}分享(?:到|至)(?:朋友圈|微信).{0,10}"
)
_STAMP = re.compile(
    r"(?:19|20)[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?\s+[0-9]{1,2}[：:][0-9]{2}(?:[：:][0-9]{2})?(?:\s.{0,60})?"
)
_NEXT = re.compile(r"[（(]?\s*(?:此页无正文|以下无正文|正文结束|完|END)\s*[）)]?", re.IGNORECASE)


@lru_cache(2048)
def furniture(text: str) -> str:
    """The rule by which a line belongs to the page and not to the report, "" when its words do not tell."""
    if len(text) > 600 or (len(text) > 60 and text[-1:] in "。！？"):
        return ""
    for rule, pattern in _WHOLE:
        if pattern.fullmatch(text):
            return rule
    if _KEY_VALUE.match(text) and text[-1:] not in "。；":
        return "page-key-value"
    if len(text) <= 260 and text[-1:] != "。" and _SHARE.search(text):
        return "page-tool"
    return "page-metadata" if len(_KEY_WITHIN.findall(text)) >= 2 else ""


_WHOLE = (
    ("page-menu", _SHORT),
    ("page-number", _PAGE),
    ("page-link", _LINK),
    ("page-rule", _RULE),
    ("page-metadata", _STAMP),
    ("page-tool", _SHARED),
    ("page-path", _CRUMBS),
    ("page-path", _SLASHED),
    ("paper-foot", _FOOT),
    ("paper-foot", _NEXT),
)


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page, over which a paragraph may run on."""
    return len(text) <= 16 and bool(_PAGE.fullmatch(text))


@lru_cache(2048)
def is_head(text: str) -> bool:
    """Whether a line belongs to the head of a printed paper: its mark, number, secrecy, urgency, signer."""
    return len(text) <= 60 and bool(_HEAD.fullmatch(re.sub(r"\s+", " ", text)))


@lru_cache(2048)
def is_annex(text: str) -> bool:
    """Whether a line names an annex."""
    return len(text) <= 120 and bool(_ANNEX.fullmatch(text)) and text[-1:] not in "。；"
