//! Reading a record as the type of its kind, whichever that is. It links every type there is, so only restoring and verifying may ask for it.

use super::held::Record;
use super::kind::{Kind, each_kind};

macro_rules! define_readers {
    ($($(#[$doc:meta])* $variant:ident($type:ty) $name:literal $table:ident $(unions $unions:expr)?;)*) => {
        impl Record {
            /// Reads the data of a record of that kind at once.
            ///
            /// # Errors
            /// Where the text is not what the kind's type reads.
            pub fn read(kind: Kind, text: &str) -> Result<Self, serde_json::Error> {
                match kind { $(Kind::$variant => Self::read_as::<$type>(text),)* }
            }

            /// Whether its type reads it; a later look finds it read.
            pub fn is_readable(&self) -> bool {
                match self.kind() { $(Kind::$variant => self.get::<$type>().is_some(),)* }
            }
        }
    };
}

each_kind!(define_readers);
