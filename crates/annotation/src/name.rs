//! The id of an annotation that was made elsewhere.
//!
//! Owns that the same annotation gets the same id whenever it comes, so that a second import merges
//! with the first. It makes no id of chance.

use crate::AnnotationId;
use std::fmt::Write;

/// The namespace of names that are addresses (RFC 9562, section 6.6).
const ADDRESSES: [u8; 16] = [
    0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
];

/// The id of the annotation with this address: a UUID of version 8 by SHA-256.
pub(crate) fn id_of_address(address: &str) -> AnnotationId {
    named(ADDRESSES, address)
}

/// As RFC 9562 makes it in appendix B.2. Version 5 would be the same by SHA-1, which this project
/// has no other need of.
fn named(namespace: [u8; 16], name: &str) -> AnnotationId {
    let hash = text::sha256(&[&namespace, name.as_bytes()].concat());
    let mut id = String::with_capacity(36);
    for (at, digit) in hash.chars().take(32).enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            id.push('-');
        }
        let _ = match at {
            12 => write!(id, "8"),
            // The variant: the two highest bits are 1 and 0.
            16 => write!(id, "{:x}", digit.to_digit(16).unwrap_or_default() & 0b11 | 0b1000),
            _ => write!(id, "{digit}"),
        };
    }
    AnnotationId::new(&id).expect("32 hexadecimal digits in five groups are a UUID")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_rfc_has_it() {
        let dns = [[0x6b, 0xa7, 0xb8, 0x10].as_slice(), &ADDRESSES[4..]].concat();
        let id = named(dns.try_into().unwrap(), "www.example.com");
        assert_eq!(id.as_str(), "5c146b14-3c52-8afd-938a-375d0df1fbf6");
    }

    #[test]
    fn another_address_is_another_id() {
        assert_eq!(id_of_address("a"), id_of_address("a"));
        assert_ne!(id_of_address("a"), id_of_address("A"));
    }
}
