//! Records in storage: opening, writing, faults at every call, merging, backup.

mod backup;
mod clock;
mod commit;
mod devices;
mod faults;
mod format;
mod lazy;
mod load;
mod merge;
mod restoring;
