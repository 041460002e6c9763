#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exchange::readers::read_people(bytes));
