// A calendar file as another program reads it.
import ICAL from "ical.js";

/** Every occurrence of a file up to a time: its entry, the time on the wall, the moment in universal time (floating: none), its minutes. */
export function occurrences(text, until) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const all = [];
  for (const entry of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(entry);
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.compare(until) <= 0; next = iterator.next()) {
      const floating = next.zone === ICAL.Timezone.localTimezone;
      const utc = floating ? "" : next.convertToZone(ICAL.Timezone.utcTimezone).toString();
      const wall = next.toString().replace("Z", "");
      all.push({ uid: event.uid, wall, utc, minutes: event.duration.toSeconds() / 60, zone: next.zone.tzid });
    }
  }
  return all;
}
