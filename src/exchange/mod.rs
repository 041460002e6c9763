//! Bytes in, bytes out. Knows no browser; every error carries where it happened and a sentence for the person.
