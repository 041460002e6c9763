"""The funnel's figures worked out a second time, by other means than the program's: products instead of gamma functions, sums instead of incomplete
beta functions, timelines read line by line. Prints JSON; `tests/oracle/funnel.json` keeps it. Plain Python 3, nothing to install.

    python3 tests/oracle/funnel.py > tests/oracle/funnel.json
"""

import json
from datetime import date, timedelta
from math import comb, exp, lgamma, log


def beta_cdf(a, b, x):
    """P(X <= x) for Beta(a, b), by Simpson's rule after substitution: x = s^2 / (s^2 + c^2) with the angle as variable removes both poles."""
    from math import asin, cos, sin, sqrt

    top, n = asin(sqrt(x)), 4000
    scale = exp(lgamma(a + b) - lgamma(a) - lgamma(b))

    def density(t):
        s, c = sin(t), cos(t)
        # a, b >= 1/2, so neither power is negative.
        return 2 * scale * (s ** (2 * a - 1)) * (c ** (2 * b - 1))

    h = top / n
    total = density(0.0) + density(top)
    total += 4 * sum(density(h * i) for i in range(1, n, 2)) + 2 * sum(density(h * i) for i in range(2, n, 2))
    return total * h / 3


def quantile(a, b, p):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_cdf(a, b, middle) < p else (low, middle)
    return (low + high) / 2


def rate(k, n):
    a, b = k + 0.5, n - k + 0.5
    low = 0.0 if k == 0 else quantile(a, b, 0.025)
    high = 1.0 if k == n else quantile(a, b, 0.975)
    needed, none, m = {}, 1.0, 0
    for chance in (0.5, 0.8, 0.95):
        while 1 - none < chance and m < 100_000:
            none *= (b + m) / (a + b + m)
            m += 1
        needed[chance] = m if 1 - none >= chance else None
    at = {p: sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1)) for p in (0.02, 0.03)}
    return {"k": k, "n": n, "low": low, "high": high, "needed": [needed[c] for c in (0.5, 0.8, 0.95)], "at_most": [at[0.02], at[0.03]]}


def read(line):
    origin, events = "outbound", []
    for part in filter(None, (part.strip() for part in line.split(","))):
        if part in ("inbound", "referral"):
            origin = part
        else:
            kind, day = part.split()
            events.append((kind, None if day == "?" else date.fromisoformat(day)))
    return origin, events


RANK = ["saved", "applied", "followed_up", "reply", "assessment", "screen", "interview", "note", "offer", "accepted", "declined", "closed_silent", "withdrew", "closed_by_employer", "rejected", "feedback_asked", "feedback_received"]
ENDS = ("accepted", "declined", "rejected", "withdrew", "closed_by_employer")
STOPS = ("withdrew", "closed_by_employer")
OPENS = ("reply", "assessment", "screen", "interview", "offer")


def search(today, lines):
    """Every line on its own; then sums. Only events up to today are looked at."""
    on = date.fromisoformat(today)
    sums = dict.fromkeys(("applications", "referrals", "inbound", "date_missing", "booked", "first_contact", "interviewed", "interview_rounds", "offers", "rejected", "no_reply", "active", "offers_own"), 0)
    waits = []
    for origin, every in map(read, lines):
        events = [(kind, day) for kind, day in every if day is None or day <= on]
        kinds = [kind for kind, _ in events]
        sent = min((day for kind, day in events if kind == "applied" and day), default=None)
        group = "inbound" if origin == "inbound" else None
        if group is None and sent is not None:
            group = "referrals" if origin == "referral" else "applications"
        if group is None:
            sums["date_missing"] += any(kind not in ("saved", "note") for kind in kinds)
            continue
        sums[group] += 1
        sums["booked"] += any(day is not None and day > on and kind in ("screen", "interview", "assessment") for kind, day in every)
        offered = any(kind in ("offer", "accepted", "declined") for kind in kinds)
        talked = offered or "screen" in kinds or "interview" in kinds
        sums["interview_rounds"] += kinds.count("interview")
        sums["offers"] += offered
        # The latest of what opens and what ends decides; an ending without a day counts as the latest.
        place = lambda kind, day: (day or date.min, RANK.index(kind))
        opened = max((place(*event) for event in events if event[0] in OPENS), default=None)
        ended = max(((day or date.max, RANK.index(kind)), kind) for kind, day in events if kind in ENDS) if any(kind in ENDS for kind in kinds) else None
        outcome = ended[1] if ended and (opened is None or ended[0] > opened) else None
        sums["rejected"] += outcome == "rejected"
        moved = max((day for kind, day in events if day and kind not in ("saved", "note")), default=None)
        quiet = moved is not None and (on - moved).days > 28
        sums["active"] += outcome is None and not quiet
        if group == "applications":
            answered = any(kind in OPENS + ("accepted", "declined", "rejected", "feedback_received") for kind in kinds)
            sums["first_contact"] += talked
            sums["interviewed"] += "interview" in kinds
            sums["no_reply"] += not answered and outcome not in STOPS
            sums["offers_own"] += offered
            first = min((day for kind, day in events if day and kind in OPENS + ("accepted", "declined", "rejected", "feedback_received")), default=None)
            left = min((day for kind, day in events if day and kind in STOPS), default=on)
            if answered and first is None:
                # An answer on an unknown day is neither a wait of so many days nor one that still lasts.
                continue
            waits.append(((first or left) - sent, first is not None))
    # A rate is of one's own applications, an interview per offer of all; what has nothing to divide by is not said.
    share = lambda k, n: k / n if n else None
    derived = {
        "application_to_interview": share(sums["first_contact"], sums["applications"]),
        "application_to_offer": share(sums.pop("offers_own"), sums["applications"]),
        "interviews_per_offer": share(sums["interview_rounds"], sums["offers"]),
    }
    return {"today": today, "lines": lines, "sums": sums, "derived": derived, "reply_days_median": kaplan_meier(waits)}


def kaplan_meier(waits):
    left = 1.0
    for day in sorted({wait for wait, ended in waits if ended}):
        at_risk = sum(wait >= day for wait, _ in waits)
        left *= 1 - sum(wait == day and ended for wait, ended in waits) / at_risk
        if left <= 0.5 + 1e-12:
            return day.days
    return None


def spread(count, first, line):
    """`count` applications from a day on, a day apart, each with the same story: offsets in days after sending, `+n`."""
    out = []
    for n in range(count):
        sent = date.fromisoformat(first) + timedelta(days=n)
        out.append(", ".join(f"{kind} {sent + timedelta(days=int(after))}" if after != "?" else f"{kind} ?" for kind, after in (part.split() for part in line.split(","))))
    return out


SEARCHES = [
    search("2026-11-22", ["applied 2026-11-01, interview 2026-11-26", "applied 2026-11-01, interview 2026-11-22", "applied 2026-11-01"]),
    search("2026-11-22", ["referral, applied 2026-11-01, interview 2026-11-05, offer 2026-11-10", "inbound, screen 2026-11-03, interview 2026-11-07", "applied 2026-11-02, rejected 2026-11-30", "applied ?", "saved 2026-11-01", "saved 2026-11-01, applied 2026-11-23"]),
    search("2026-11-22", spread(20, "2026-09-01", "applied 0") + spread(6, "2026-09-20", "applied 0, rejected 9") + spread(5, "2026-10-01", "applied 0, reply 4, screen 6") + spread(3, "2026-10-08", "applied 0, screen 5, interview 12, rejected 20") + spread(2, "2026-10-10", "applied 0, interview 8, interview 15, offer 22") + spread(2, "2026-11-10", "applied 0, screen 14")),
    search("2026-10-10", spread(20, "2026-09-01", "applied 0") + spread(6, "2026-09-20", "applied 0, rejected 9") + spread(5, "2026-10-01", "applied 0, reply 4, screen 6") + spread(3, "2026-10-08", "applied 0, screen 5, interview 12, rejected 20")),
    # One application, of yesterday; one with an interview next week; three without any, one of them closed by the employer.
    search("2026-11-22", ["applied 2026-11-21"]),
    search("2026-11-22", ["applied 2026-11-10, reply 2026-11-18, interview 2026-11-29"]),
    search("2026-11-22", ["applied 2026-11-01", "applied 2026-11-02, closed_by_employer 2026-11-12", "applied 2026-09-02"]),
    # Closed by the employer after two interviews; closed, then opened again; closed on a day ahead.
    search("2026-11-22", ["applied 2026-10-01, interview 2026-10-08, interview 2026-10-20, closed_by_employer 2026-11-02", "applied 2026-10-01, closed_by_employer 2026-10-20, screen 2026-11-05", "applied 2026-11-01, closed_by_employer 2026-12-01"]),
    # Nothing but referrals; one of them declined an offer.
    search("2026-11-22", ["referral, applied 2026-10-01, screen 2026-10-03, interview 2026-10-10, offer 2026-10-17, declined 2026-10-20", "referral, applied 2026-10-05, rejected 2026-10-19", "referral, applied 2026-11-12, interview 2026-11-27"]),
    # Two offers on two ways: one accepted, one declined; then a third in hand.
    search("2026-11-22", ["applied 2026-09-01, interview 2026-09-10, offer 2026-09-21, declined 2026-09-25", "inbound, screen 2026-09-12, interview 2026-09-18, interview 2026-09-22, offer 2026-09-24, accepted 2026-09-25", "applied 2026-10-20, interview 2026-11-05, offer 2026-11-19"]),
    # An offer by telephone that nobody wrote an interview down for; one that was declined on an unknown day.
    search("2026-11-22", ["applied 2026-11-01, offer 2026-11-08", "applied 2026-10-11, interview 2026-10-20, declined ?"]),
    # Ten applications, none answered: the first figure that speaks.
    search("2026-11-22", spread(10, "2026-11-01", "applied 0")),
    search("2026-11-22", ["applied 2026-10-01, interview 2026-10-05, rejected 2026-10-09, screen 2026-10-20", "applied 2026-10-01, rejected ?", "applied 2026-10-01, withdrew 2026-10-04", "applied 2026-10-30, offer 2026-11-05, accepted 2026-11-06", "inbound", "referral, applied ?"]),
]
RATES = [rate(k, n) for k, n in [(0, 10), (0, 30), (1, 30), (3, 39), (2, 12), (9, 10), (10, 10), (11, 436)]]

if __name__ == "__main__":
    print(json.dumps({"rates": RATES, "searches": SEARCHES}, indent=1))
