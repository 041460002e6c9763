//! When something was written, in an order that all devices agree on: a hybrid logical clock. A [`Timestamp`] is the wall clock's milliseconds, a
//! count for what happens within one millisecond (or while the wall clock is behind), and the device.
//!
//! As text it is 17 characters of base 36: nine for the milliseconds, three for the count, five for the device, so that texts sort as timestamps
//! do. The wall clock's reading and randomness are passed in; nothing here asks for the time.
//!
//! A clock that has observed a timestamp goes on from there, however far ahead it is, so an edit made after it wins over it. A timestamp more than a year ahead
//! was given by a clock that was wrong. Where one comes in, or is found at a start, it is [rebased](super::rebase).

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const MS: usize = 9;
const COUNT: usize = 3;
const LENGTH: usize = 17;
const COUNT_END: u64 = 36 * 36 * 36;
/// The start of the year 4000: no wall clock is believed beyond it.
const MS_END: u64 = 64_060_588_800_000;
/// The start of the year 5000: a timestamp beyond it is damage. The thousand years between are room to go on in, for a clock that has observed the last
/// timestamp of the year 3999: what it gives can always be read back.
const MS_READ: u64 = 95_617_584_000_000;
/// How far ahead of the wall clock a timestamp may be, in milliseconds: a year. Devices whose clocks differ by less follow each other, so that they end equal.
const AHEAD: u64 = 366 * 86_400_000;
/// The start of 2026: a wall clock before it is wrong, and says nothing about what is too far ahead.
const FLOOR: u64 = 1_767_225_600_000;
/// The start of 2100: what is too far ahead where the wall clock says nothing.
const CEILING: u64 = 4_102_444_800_000;

/// A device's name: five letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Device([u8; LENGTH - MS - COUNT]);

impl Device {
    /// A random name, from 64 random bits of which about 26 are used.
    pub fn from_bits(bits: u64) -> Self {
        let mut name = [b'0'; LENGTH - MS - COUNT];
        write(&mut name, bits);
        Self(name)
    }

    /// Reads a name written by [`Device::text`].
    pub fn parse(text: &str) -> Option<Self> {
        let name: [u8; LENGTH - MS - COUNT] = text.as_bytes().try_into().ok()?;
        name.iter().all(digit).then_some(Self(name))
    }

    /// The five characters.
    pub fn text(&self) -> String {
        self.0.iter().map(|b| char::from(*b)).collect()
    }
}

/// A time at a device; greater is later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp([u8; LENGTH]);

impl Timestamp {
    /// Before every timestamp a clock gives: for what was written before there were timestamps.
    pub const ZERO: Self = Self([b'0'; LENGTH]);

    /// Reads the 17 characters; `None` where they are not a timestamp.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
        let timestamp = Self(bytes);
        (bytes.iter().all(digit) && timestamp.ms() < MS_READ).then_some(timestamp)
    }

    /// The 17 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The first timestamp of that millisecond, of no device.
    pub fn from_wall(wall: u64) -> Self {
        Self::at(wall.min(MS_END - 1), 0, [].iter())
    }

    /// Whether it is too far ahead of the wall clock: more than a year.
    pub fn is_ahead(&self, wall: u64) -> bool {
        let limit = if wall < FLOOR { CEILING } else { wall.min(MS_END) + AHEAD };
        self.ms() > limit
    }

    /// The timestamp of this device that follows another one at once, `nth` places behind it.
    pub(super) fn after(self, other: Self, nth: u64) -> Self {
        let (ms, count) = (other.ms().max(FLOOR), if other.ms() < FLOOR { 0 } else { other.count() });
        let count = count + 1 + nth;
        Self::at(ms + count / COUNT_END, count % COUNT_END, self.0.iter().skip(MS + COUNT))
    }

    fn at<'a>(at: u64, nth: u64, device: impl Iterator<Item = &'a u8>) -> Self {
        let mut text = [b'0'; LENGTH];
        let (time, name) = text.split_at_mut(MS + COUNT);
        let (ms, count) = time.split_at_mut(MS);
        write(ms, at);
        write(count, nth);
        name.iter_mut().zip(device).for_each(|(digit, given)| *digit = *given);
        Self(text)
    }

    /// The wall clock's milliseconds in it.
    pub fn ms(&self) -> u64 {
        read(self.0.iter().take(MS))
    }

    fn count(&self) -> u64 {
        read(self.0.iter().skip(MS).take(COUNT))
    }
}

impl std::fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Timestamp;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a timestamp")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
                Timestamp::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }
        input.deserialize_str(Text)
    }
}

/// The clock of this device. Every timestamp it gives is greater than all it gave before and all it has observed.
#[derive(Debug, Clone)]
pub struct Clock {
    device: Device,
    ms: u64,
    count: u64,
}

impl Clock {
    /// A clock that has given no timestamp yet.
    pub fn new(device: Device) -> Self {
        Self { device, ms: 0, count: 0 }
    }

    /// Forgets what it has observed.
    pub fn restart(&mut self) {
        *self = Self::new(self.device);
    }

    /// Takes note of a timestamp from elsewhere.
    pub fn observe(&mut self, timestamp: Timestamp) {
        (self.ms, self.count) = (self.ms, self.count).max((timestamp.ms(), timestamp.count()));
    }

    /// The next timestamp. `wall` is the wall clock in milliseconds since 1970; it may stop or go back.
    pub fn tick(&mut self, wall: u64) -> Timestamp {
        let wall = wall.min(MS_END - 1);
        if wall > self.ms {
            (self.ms, self.count) = (wall, 0);
        } else {
            self.count += 1;
            if self.count >= COUNT_END {
                (self.ms, self.count) = (self.ms + 1, 0);
            }
        }
        Timestamp::at(self.ms, self.count, self.device.0.iter())
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as iterators hand it
fn digit(b: &u8) -> bool {
    b.is_ascii_digit() || b.is_ascii_lowercase()
}

/// Writes the last digits of a number in base 36.
fn write(digits: &mut [u8], number: u64) {
    let mut left = number;
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS.get((left % 36) as usize).copied().unwrap_or(b'0');
        left /= 36;
    }
}

fn read<'a>(digits: impl Iterator<Item = &'a u8>) -> u64 {
    digits.fold(0, |sum, digit| sum * 36 + char::from(*digit).to_digit(36).map_or(0, u64::from))
}
