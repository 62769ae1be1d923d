"""Section templates as text: generated from the shape of each part, the order of moves and the texts its lists ask for."""

from __future__ import annotations

from collections.abc import Sequence

MOVES = ("basis", "measure", "data", "result")
_NAMES = {"basis": "basis", "measure": "measures", "data": "data", "result": "results"}  # the attributes of a topic
TOPIC = "topic.md.j2"
REPORT = "report.md.j2"

_REPORT = """# {{ phrase('title') }}

{{ role('addressee') }}{{ addressees }}：

<opening>

{% for part in parts %}
{% if part.missing %}
## {{ part.heading }}

{{ part.missing }}
{% else %}
{% include part.template %}
{% endif %}

{% endfor %}
{{ role('signature') }}{{ agency }}

{{ role('date') }}{{ date }}

{% if copies %}
{{ role('copies') }}抄送：{{ copies }}。
{% endif %}
"""


def report(structural: str) -> str:
    """The whole report: title, addressees, opening, parts, signature, date, copies; ``structural`` is told in the opening."""
    opening = "{{ phrase('opening') }}{{ phrase('transition') }}"
    result = ""
    if structural:
        result = f"{{% set result = sentences('{structural}') %}}\n"
        opening = (
            f"{{{{ phrase('opening') }}}}{{{{ own('{structural}') }}}}{{{{ result }}}}{{{{ phrase('transition') }}}}"
        )
    return _REPORT.replace("<opening>", f"{result}{opening}")


def topic(moves: Sequence[str]) -> str:
    """One topic in a paragraph, its moves in the order learned; enumerated where its section has several."""
    return f"""{{% macro tell(item) %}}
{{% if item.ordinal %}}{{{{ item.ordinal }}}}是{{{{ item.topic.lead }}}}{{% if item.topic.titled %}}{{{{ stop }}}}{{% else %}}，{{% endif %}}{{% elif item.topic.titled or item.named %}}{{{{ item.topic.lead }}}}，{{% endif %}}
{_titled(moves)}
{{% endmacro %}}
"""


def _titled(moves: Sequence[str]) -> str:
    """The moves; the agency's own title is followed by its text, whatever stands first elsewhere."""
    first = next((move for move in moves if move in MOVES[1:]), MOVES[1])
    if first == MOVES[1]:
        return _told(moves)
    own = _told([MOVES[1], *(move for move in moves if move != MOVES[1])])
    return f"{{% if item.topic.titled %}}{own}{{% else %}}{_told(moves)}{{% endif %}}"


def _told(moves: Sequence[str], measures: str = "measures") -> str:
    ordered = [*(move for move in moves if move in MOVES), *(move for move in MOVES if move not in moves)]
    return "".join(f"{{{{ item.topic.{_NAMES[move]} }}}}" for move in ordered).replace(".measures", f".{measures}")


def sectioned() -> str:
    """A part of sections, each with its topics."""
    return """{% from 'topic.md.j2' import tell with context %}
## {{ part.heading }}

{% for section in part.sections %}
{% if section.heading %}
### {{ section.heading }}

{% endif %}
{% for group in section.items %}
{% for item in group %}{{ tell(item) }}{% endfor %}


{% for item in group %}{% for key in item.topic.tables %}
{% if item.topic.tables|length > 1 %}{{ caption(key) }}{% endif %}


{{ table(key) }}


{% endfor %}{% endfor %}
{% endfor %}
{% endfor %}
"""


def topical(moves: Sequence[str]) -> str:
    """A part of topics without sections: what each tells, then the agency's own words one by one."""
    told = _told(moves, "told_measures").replace("item.topic.", "topic.")
    return f"""## {{{{ part.heading }}}}

{{% for topic in part.topics %}}
{told}

{{% for key in topic.tables %}}
{{% if topic.tables|length > 1 %}}{{{{ caption(key) }}}}{{% endif %}}


{{{{ table(key) }}}}


{{% endfor %}}
{{% for entry in topic.own %}}
{{% if topic.own|length > 1 %}}{{{{ ordinal(loop.index) }}}}是{{% endif %}}{{% if entry.title %}}{{{{ entry.title }}}}{{{{ stop }}}}{{% endif %}}{{{{ entry.text }}}}

{{% endfor %}}
{{% endfor %}}
"""


def problems(fields: Sequence[str], required: Sequence[str], rectified: bool) -> str:
    """What is wanting, each with the texts its list asks for; last year's shortcomings put right at the end."""
    more = "".join(
        f"{{{{ rotate('{key}', loop.index) }}}}{{{{ entry.{key} }}}}"
        if key in required
        else f"{{% if entry.{key} %}}{{{{ rotate('{key}', loop.index) }}}}{{{{ entry.{key} }}}}{{% endif %}}"
        for key in fields
        if key not in ("problem", "evidence")
    )
    shown = _SHOWN if "evidence" in fields else "{{ entry.problem }}"
    text = f"""## {{{{ part.heading }}}}

{{% for entry in part.entries %}}
{{% if part.entries|length > 1 %}}{{{{ ordinal(loop.index) }}}}是{{% endif %}}{shown}{more}


{{% endfor %}}
"""
    return text + (_RECTIFIED if rectified else "")


# What bears the shortcoming out stands behind it in the same sentence.
_SHOWN = (
    "{% if entry.evidence %}{{ strip(entry.problem) }}：{{ entry.evidence }}{% else %}{{ entry.problem }}{% endif %}"
)
_RECTIFIED = """{% set rectified = entries('rectified') %}
{% if rectified %}
{{ phrase('rectified') }}{% for entry in rectified %}{% if rectified|length > 1 %}{{ ordinal(loop.index) }}是{% endif %}{{ strip(entry.item) }}，{{ entry.done }}{% endfor %}


{% endif %}
"""


def plans(fields: Sequence[str]) -> str:
    """What is planned, under titles where every item has one, else enumerated."""
    target = (
        "{% if entry.target %}{{ rotate('target', loop.index) }}{{ entry.target }}{% endif %}"
        if "target" in fields
        else ""
    )
    return f"""## {{{{ part.heading }}}}

{{% set headed = part.entries|selectattr('title')|list|length == part.entries|length %}}
{{% for entry in part.entries %}}
{{% if headed %}}**{{{{ entry.title }}}}**{{% else %}}{{% if part.entries|length > 1 %}}{{{{ ordinal(loop.index) }}}}是{{% endif %}}{{{{ entry.title }}}}{{% endif %}}{{{{ entry.text }}}}{target}


{{% endfor %}}
"""


def others() -> str:
    """Further matters, one paragraph each."""
    return """## {{ part.heading }}

{% for entry in part.entries %}
{% if entry.title %}**{{ entry.title }}**{% endif %}{{ entry.text }}

{% endfor %}
"""
