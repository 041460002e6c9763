//! Records in storage: opening, writing, faults at every call, merging, backup.

mod backup;
mod clock;
mod commit;
mod faults;
mod lazy;
mod load;
mod merge;
