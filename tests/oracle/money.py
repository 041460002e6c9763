#!/usr/bin/env python3
"""The money of a search, worked out a second time: day by day, in plain Python, from the rules in words and not from the app's code.

Prints the cases with their values as JSON, the same every time. The tests compare the app with it, and with tests/fixtures/money/oracle.json, which is
this output kept for where Python is not installed:

    python3 tests/oracle/money.py > tests/fixtures/money/oracle.json

Amounts are integers of minor units. A day's balance is what is there at its end. The runway is the number of days to the first day that ends below the
buffer, within 36 months.
"""

import json
import math
import random
from datetime import date, timedelta

TODAY = date(2026, 3, 2)
HORIZON = 1096
TIMES_A_YEAR = {"once": 0, "week": 52, "two_weeks": 26, "half_month": 24, "month": 12, "quarter": 4, "year": 1}
STEP_MONTHS = {"month": 1, "half_month": 1, "quarter": 3, "year": 12}


def last_day_of(year, month):
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def named_days(when):
    """The days that a rule names, to the end of the horizon and a week more, before weekends are stepped over."""
    first = date.fromisoformat(when["from"])
    last = TODAY + timedelta(days=HORIZON + 7)
    if "until" in when:
        last = min(last, date.fromisoformat(when["until"]))
    every = when["every"]
    if every == "once":
        return [first] if first <= last else []
    if every in ("week", "two_weeks"):
        step = timedelta(days=7 if every == "week" else 14)
        days = []
        day = first
        while day <= last:
            days.append(day)
            day += step
        return days
    days_of_month = [when.get("day", first.day)]
    if every == "half_month":
        days_of_month.append(when["second_day"])
    days = []
    month = first.year * 12 + first.month - 1
    while date(month // 12, month % 12 + 1, 1) <= last:
        for number in days_of_month:
            year, in_year = month // 12, month % 12 + 1
            day = date(year, in_year, min(number, last_day_of(year, in_year)))
            if first <= day <= last:
                days.append(day)
        month += STEP_MONTHS[every]
    return days


def paid_on(day, weekend):
    past_friday = day.weekday() - 4
    if past_friday <= 0 or weekend == "keep":
        return day
    return day - timedelta(days=past_friday) if weekend == "before" else day + timedelta(days=3 - past_friday)


def payment_days(when):
    """Days from today on which a rule pays."""
    days = [(paid_on(day, when.get("weekend", "keep")) - TODAY).days for day in named_days(when)]
    return [day for day in days if 0 <= day <= HORIZON]


def half_away(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def income_payments(income):
    if "weekly" in income:
        start = date.fromisoformat(income["claimed_on"]) + timedelta(days=income["waiting_days"])
        days = [(start + timedelta(days=7 * week) - TODAY).days for week in range(income["weeks"])]
        return [(day, income["weekly"]) for day in days if 0 <= day <= HORIZON]
    if "hourly" in income:
        kept = half_away(income["minutes_a_week"] * income["hourly"] * (100 - income["tax_percent"]), 6000)
        when = {"every": "week", "from": str(date.fromisoformat(income["starts_on"]) + timedelta(days=7))}
        return [(day, kept) for day in payment_days(when)]
    return [(day, income["amount"]) for day in payment_days(income["when"])]


def after_cut(bill, day):
    cut = bill.get("cut")
    if cut is None or TODAY + timedelta(days=day) < date.fromisoformat(cut["from"]):
        return bill["amount"]
    if cut["plan"] == "reduce":
        return cut["to"]
    if cut["plan"] == "pause" and "until" in cut and TODAY + timedelta(days=day) > date.fromisoformat(cut["until"]):
        return bill["amount"]
    return 0


def debt_payments(debt):
    owed, before = debt.get("balance"), 0
    payments = []
    for day in sorted(payment_days(debt["when"])):
        amount = debt["minimum"]
        if owed is not None:
            # A year's interest in hundredths of a per cent, for the days since the last payment.
            owed += half_away(owed * debt.get("rate", 0) * (day - before), 365 * 10_000)
            before = day
            amount = min(amount, owed)
            owed -= amount
        if amount > 0:
            payments.append((day, amount))
    return payments


def balances(case, levers):
    """The balance at the end of each day, with the cuts and planned incomes of these names."""
    moves = [0] * (HORIZON + 1)
    for income in case["incomes"]:
        if not income.get("bridge") or income["name"] in levers:
            for day, amount in income_payments(income):
                moves[day] += amount
    for bill in case["bills"]:
        for day in payment_days(bill["when"]):
            moves[day] -= after_cut(bill, day) if bill["name"] in levers else bill["amount"]
    for debt in case["debts"]:
        for day, amount in debt_payments(debt):
            moves[day] -= amount
    balance, line = case["cash"], []
    for move in moves:
        balance += move
        line.append(balance)
    return line


def runway(case, levers=()):
    for day, balance in enumerate(balances(case, levers)):
        if balance < case["buffer"]:
            return day
    return None


def monthly(case):
    """What a month comes to as things are, as a year's sum."""
    def a_year(record, amount):
        over = "until" in record["when"] and date.fromisoformat(record["when"]["until"]) < TODAY
        return 0 if over or record.get("balance") == 0 else record[amount] * TIMES_A_YEAR[record["when"]["every"]]

    wants = sum(a_year(bill, "amount") for bill in case["bills"] if bill["class"] == "want")
    bills = sum(a_year(bill, "amount") for bill in case["bills"])
    debts = sum(a_year(debt, "minimum") for debt in case["debts"])
    return {"essentials_yearly": bills - wants + debts, "wants_yearly": wants}


def values(case):
    levers = [bill["name"] for bill in case["bills"] if "cut" in bill]
    levers += [income["name"] for income in case["incomes"] if income.get("bridge")]
    length = lambda names: HORIZON + 1 if runway(case, names) is None else runway(case, names)
    joint = length(levers)
    line = balances(case, levers)
    first = runway(case)
    return {
        "runway_days": first,
        "first_shortfall": None if first is None else str(TODAY + timedelta(days=first)),
        "runway_with_all": runway(case, levers),
        "balances_with_all": [line[day] for day in (0, 1, 30, 59, 60, 365, HORIZON)],
        "alone": {name: length([name]) - length([]) for name in levers},
        "beside_the_others": {name: joint - length([other for other in levers if other != name]) for name in levers},
        **monthly(case),
    }


def rule(rng, everies=("week", "two_weeks", "half_month", "month", "quarter", "year")):
    every = rng.choice(everies)
    when = {"every": every, "from": str(TODAY + timedelta(days=rng.randrange(0, 60)))}
    if every == "half_month":
        first = date.fromisoformat(when["from"]).day
        when["day"], when["second_day"] = first, first % 28 + 3
    if every == "month" and rng.random() < 0.3:
        when["day"] = 31
    if rng.random() < 0.3:
        when["weekend"] = rng.choice(["before", "after"])
    return when


def case(rng):
    bills = [{"name": "Rent", "class": "need", "amount": rng.randrange(60_000, 120_000), "when": rule(rng, ("month",))}]
    for number in range(rng.randrange(2, 6)):
        bill = {"name": f"Bill {number}", "class": rng.choice(["need", "obligation", "want", "want"]), "amount": rng.randrange(500, 30_000), "when": rule(rng)}
        start = str(TODAY + timedelta(days=rng.randrange(0, 40)))
        plan = rng.choice(["none", "reduce", "pause", "cancel"])
        if plan == "reduce":
            bill["cut"] = {"plan": plan, "from": start, "to": bill["amount"] // 3}
        elif plan == "pause":
            bill["cut"] = {"plan": plan, "from": start, "until": str(date.fromisoformat(start) + timedelta(days=90))}
        elif plan == "cancel":
            bill["cut"] = {"plan": plan, "from": start}
        bills.append(bill)
    incomes = [{"name": "Benefit", "claimed_on": str(TODAY - timedelta(days=rng.randrange(0, 20))), "waiting_days": rng.choice([0, 7, 14]), "weekly": rng.randrange(5_000, 20_000), "weeks": rng.randrange(4, 27)}]
    if rng.random() < 0.5:
        incomes.append({"name": "Support", "amount": rng.randrange(1_000, 20_000), "when": rule(rng, ("month", "once", "two_weeks"))})
    if rng.random() < 0.7:
        incomes.append({"name": "Gig", "bridge": True, "minutes_a_week": rng.randrange(60, 900), "hourly": rng.randrange(900, 3_500), "tax_percent": rng.randrange(0, 40), "starts_on": str(TODAY + timedelta(days=rng.randrange(0, 30)))})
    debts = []
    if rng.random() < 0.6:
        debts.append({"name": "Card", "minimum": rng.randrange(1_000, 12_000), "when": rule(rng, ("month",))})
        if rng.random() < 0.5:
            debts[0]["balance"] = rng.randrange(5_000, 200_000)
    return {"cash": rng.randrange(50_000, 900_000), "buffer": rng.choice([0, 0, 20_000]), "incomes": incomes, "bills": bills, "debts": debts}


def plan(cash, bills=(), incomes=(), debts=(), buffer=0):
    return {"cash": cash, "buffer": buffer, "incomes": list(incomes), "bills": list(bills), "debts": list(debts)}


def need(name, amount, every, start, **more):
    return {"name": name, "class": "need", "amount": amount, "when": {"every": every, "from": start, **more}}


def owes(name, minimum, start, **more):
    return {"name": name, "minimum": minimum, "when": {"every": "month", "from": start}, **more}


RENT = need("Rent", 91_350, "month", "2026-04-01")

# What people enter on their first day, and what went wrong with it elsewhere.
WORKED = [
    # A bill paid once, on a day that has passed: it is in no sum.
    plan(200_000, [RENT, need("Dentist", 34_000, "once", "2026-02-20")]),
    # One that is due today counts today.
    plan(20_000, [need("Council tax", 34_000, "once", "2026-03-02")]),
    # Rent since years ago, on the last day of each month.
    plan(300_000, [need("Rent", 88_888, "month", "2024-01-31", day=31)]),
    # A subscription that has ended.
    plan(150_000, [RENT, need("Course", 4_500, "week", "2025-09-01", until="2026-02-28")]),
    # A quarter counted from the 30th of November: February has none.
    plan(100_000, [need("Water", 45_050, "quarter", "2025-11-30")]),
    # Once a year, on a day that three years in four do not have.
    plan(50_000, [need("Insurance", 19_999, "year", "2024-02-29")]),
    # A benefit that begins four weeks after the claim and is paid for ten weeks.
    plan(100_000, [RENT], [{"name": "Benefit", "claimed_on": "2026-03-02", "waiting_days": 28, "weekly": 9_210, "weeks": 10}]),
    # The rent comes before the benefit does.
    plan(60_000, [RENT], [{"name": "Benefit", "claimed_on": "2026-03-02", "waiting_days": 35, "weekly": 9_210, "weeks": 26}]),
    # A benefit whose weeks are over.
    plan(100_000, [RENT], [{"name": "Benefit", "claimed_on": "2025-06-02", "waiting_days": 7, "weekly": 9_210, "weeks": 26}]),
    # A card at 19.9 % with a minimum payment; one whose minimum is below its interest; one that owes less than its minimum; one that is paid off.
    plan(150_000, [RENT], debts=[owes("Card", 7_500, "2026-03-15", balance=250_000, rate=1_990)]),
    plan(150_000, [need("Food", 6_000, "week", "2026-03-06")], debts=[owes("Loan", 1_000, "2026-03-20", balance=900_000, rate=3_450)]),
    plan(150_000, [RENT], debts=[owes("Shop", 5_000, "2026-03-10", balance=3_210, rate=0)]),
    plan(150_000, [RENT], debts=[owes("Old card", 5_000, "2026-03-10", balance=0, rate=1_990), owes("Store", 2_500, "2026-03-31", rate=2_990)]),
    # A buffer above what is there: short today.
    plan(30_000, [RENT], buffer=50_000),
    # Cash and nothing else; a bill and no cash.
    plan(50_000),
    plan(0, [RENT]),
    # Paid hours with amounts that do not divide evenly.
    plan(120_000, [RENT, need("Food", 5_555, "week", "2026-03-05")], [{"name": "Gig", "bridge": True, "minutes_a_week": 455, "hourly": 1_237, "tax_percent": 33, "starts_on": "2026-03-09"}]),
    # Pay twice a month, before the weekend, against a rent after it.
    plan(40_000, [need("Rent", 101_010, "month", "2026-03-01", weekend="after")], [{"name": "Salary", "amount": 52_525, "when": {"every": "half_month", "from": "2026-03-15", "day": 15, "second_day": 31, "weekend": "before"}}]),
    # A cut that begins after the day it would have to save; the next rent takes what a small cut frees.
    plan(95_000, [RENT, {"name": "Gym", "class": "want", "amount": 3_990, "when": {"every": "month", "from": "2026-03-05"}, "cut": {"plan": "cancel", "from": "2026-06-01"}}]),
    plan(180_000, [RENT, {"name": "Gym", "class": "want", "amount": 3_990, "when": {"every": "month", "from": "2026-03-05"}, "cut": {"plan": "cancel", "from": "2026-03-02"}}]),
]


def delay(rng, median):
    """A log-normal delay of that median, in whole days."""
    return round(median * math.exp(0.7 * rng.gauss(0, 1)))


def pays_in_time(rng, search, contact, offer):
    """One search, lived once: whether pay arrives by the day the money runs short."""
    left = search["shortfall_days"]
    per_day = search["a_week"] / 7
    for day in range(1, left + 1):
        for _ in range(math.floor(per_day * day + 1e-9) - math.floor(per_day * (day - 1) + 1e-9)):
            if rng.random() < contact * offer and day + sum(delay(rng, search[name]) for name in ("reply_days", "process_days", "pay_days")) <= left:
                return True
    for age in search["waiting"]:
        # It is known that no first contact has come so far: other pasts are drawn again.
        while True:
            answered, reply = rng.random() < contact, delay(rng, search["reply_days"])
            if not (answered and reply <= age):
                break
        if answered and rng.random() < offer and reply - age + delay(rng, search["process_days"]) + delay(rng, search["pay_days"]) <= left:
            return True
    for age in search["under_way"]:
        while True:
            offered, process = rng.random() < offer, delay(rng, search["process_days"])
            if not (offered and process <= age):
                break
        if offered and process - age + delay(rng, search["pay_days"]) <= left:
            return True
    return False


SEARCHES = [
    {"contacts": [11, 436], "offers": [1, 9], "a_week": 8, "reply_days": 8, "process_days": 16, "pay_days": 45, "shortfall_days": 150, "waiting": [], "under_way": []},
    {"contacts": [11, 436], "offers": [1, 9], "a_week": 8, "reply_days": 8, "process_days": 16, "pay_days": 45, "shortfall_days": 150, "waiting": [1, 3, 5, 9, 14, 20, 26], "under_way": [1, 5]},
    {"contacts": [6, 30], "offers": [2, 5], "a_week": 3, "reply_days": 10, "process_days": 20, "pay_days": 30, "shortfall_days": 90, "waiting": [2, 8], "under_way": [12]},
    {"contacts": [0, 25], "offers": [0, 0], "a_week": 5, "reply_days": 8, "process_days": 16, "pay_days": 45, "shortfall_days": 200, "waiting": [4], "under_way": []},
    {"contacts": [40, 80], "offers": [5, 38], "a_week": 2, "reply_days": 5, "process_days": 25, "pay_days": 40, "shortfall_days": 120, "waiting": [], "under_way": [3, 10, 30]},
]


def odds(search, paths=6_000):
    rng = random.Random(20260302)
    share = lambda count: rng.betavariate(count[0] + 0.5, count[1] - count[0] + 0.5)
    return sum(pays_in_time(rng, search, share(search["contacts"]), share(search["offers"])) for _ in range(paths)) / paths


def main():
    rng = random.Random(1914)
    cases = [case(rng) for _ in range(60)] + WORKED
    print(json.dumps({
        "today": str(TODAY),
        "cases": [{"case": one, "values": values(one)} for one in cases],
        "searches": [{"search": one, "chance": odds(one)} for one in SEARCHES],
    }, indent=None, separators=(",", ":")))


main()
