"""Closed classes of English words by which phrases and clauses are told apart."""

from __future__ import annotations

from auditor.text.words import word_set

MARKS = frozenset(',;:.!?()“”"—–')
AUXILIARY = word_set(
    """
    has have had having will would shall should can could may might must do does did also then later once to
    not never already now still reportedly allegedly again since just only soon previously repeatedly
    thus therefore ever even instead almost however too often first twice
    """
)
BE = word_set("is are was were be been being get gets got stands stand remains remained")
DETERMINERS = word_set("the a an his her its their our my this that these those some all both every each")
POSSESSIVES = word_set("its their his her")
PRONOUNS = word_set("he she it they we i you who him her them us me which that")
ANAPHORS = word_set("he she it they him them us me we you i who")
SUBJECTS = word_set("he she it they")
OBJECTS = word_set("him her them it")
PERSONAL = word_set("him her")
RELATIVE = word_set("who which that whom")
FUNCTION = word_set(
    """
    of in on at to for from by with and or but as than that which who whom whose when while where if because
    before after since until during about over under against between into onto through without within
    not no so also then there here said says say saying told according well badly up down off away back
    """
)
PREPOSITIONS = word_set(
    """
    of in on at to for from by with about during under over against between into onto through
    without within behind towards toward upon near off after before amid despite outside inside
    around across along past like as than because since until via ahead among above below beyond
    throughout alongside beside besides beneath underneath opposite aboard unlike except worth per together
    abroad home here there
    """
)
CLAUSES = word_set(
    """
    who whom whose which that while when where if because although though unless whereas said says say
    saying but
    """
)
"""What a clause begins with, or ends before."""
BEGINS_CLAUSE = word_set("after before as since until because than")
"""Those prepositions behind which a subject may stand."""
PARTICLES = word_set(
    """
    out up down away back over off aside then also too not never n't dead alive twice again once today
    yesterday tomorrow
    """
)
_CONJUNCTIONS = word_set(
    "and or but nor while when where if because although though so yet which who whom whose that"
)
SEPARATES = (
    PREPOSITIONS | _CONJUNCTIONS | MARKS | AUXILIARY | BE | PRONOUNS | DETERMINERS | PARTICLES | CLAUSES
) - {"her"}
"""What no phrase has in its midst."""
SAYING = word_set(
    """
    said says say announced announces told confirmed added declared claimed claims tell tells testified
    alleged alleges stated states
    """
)
INTENDS = word_set(
    """
    want wants plan plans agree agrees hope hopes refuse refuses decide decides set ready likely due about
    expects intends
    """
)
"""What an infinitive may stand behind whose subject is theirs, besides forms in *-ed*."""
CAUSES = word_set("have has had having get gets got getting")
"""Verbs by which somebody has another do what a participle behind him says: “had Berg dismissed”."""
FINITE = word_set("was were is are has had will would can could may might must should")
"""What a noun may stand before, and no verb but a past form: “port control had asked”."""
RUN = word_set("led fired launched sent owned run operated commanded headed controlled")
"""Participles whose “by” names whose something is: “rebels led by Berg”."""
TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december morning evening night noon afternoon week month year weeks months
    years     hours minutes days day last next
    """
)
"""What tells when, and is nobody."""
OUTER = word_set("on against over to for at behind upon towards toward into")
"""Prepositions that lead to whom a noun is aimed at: an attack on, support for."""
PLACED = word_set("of in inside at from within")
"""Prepositions that lead to whose something is, or where."""

GIVES = word_set(
    """
    give gives gave given giving offer offers offered make makes made making lodge lodges lodged
    file files filed filing bring brings brought launch launches launched launching throw throws threw
    thrown put puts lay lays laid impose imposes imposed imposing issue issues issued send sends
    sent extend extends extended voice voices voiced express expresses expressed heap heaps heaped
    pay pays paid deliver delivers delivered carry carries carried place placed places declare
    declared full mount mounts mounted slap slaps slapped direct directed aim aimed level levelled leveled
    submit submitted levy levied lavish lavished bringing lodging submitting open opens opened start starts
    started press pressed pursue pursues pursued enter entered take takes took taken taking
    """
)
"""Light verbs whose subject does what the noun behind them says: to lodge an appeal."""
GETS = word_set(
    """
    win wins won winning get gets got getting receive receives received receiving earn earns earned
    earning draw draws drew drawn drawing face faces faced facing gain gains gained secure secures
    secured suffer suffers suffered enjoy enjoys enjoyed meet met incur incurred attract attracts
    attracted under accept accepts accepted obtain obtained collect collected
    """
)
"""Those to whose subject it is done: to face a lawsuit."""
HAS = word_set("have has had having with")
_NO_ADVERBS = word_set(
    """
    july italy family assembly anomaly monopoly supply reply ally bully jelly lily belly fly apply rally tally
    rely comply multiply imply homily gully hilly folly holly
    """
)


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its ending."""
    return word.endswith("ly") and word not in _NO_ADVERBS
