//! Records in storage: opening, writing, faults at every call, merging, backup.

mod ahead;
mod backup;
mod clock;
mod commit;
mod devices;
mod faults;
mod format;
mod full;
mod lazy;
mod load;
mod merge;
mod mutations;
mod restoring;
mod tabs;
mod write_ahead;
