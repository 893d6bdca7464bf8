//! Bytes → characters.
//!
//! Owns the choice of encoding: a byte-order mark first, then UTF-8 if the bytes are valid, else
//! Windows-1252, which every byte string is. It never drops a byte: what cannot be decoded becomes
//! U+FFFD and is reported by the caller.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The characters of a file of text, without its byte-order mark.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_in_use() {
        assert_eq!(decode("“licence”".as_bytes()), "“licence”");
        assert_eq!(decode(b"\xef\xbb\xbfMIT"), "MIT");
        assert_eq!(decode(b"\xff\xfeM\0I\0T\0"), "MIT");
        assert_eq!(decode(b"\xfe\xff\0M\0I\0T"), "MIT");
        assert_eq!(decode(b"\x93licence\x94"), "“licence”");
        assert_eq!(decode(b"\xff\xfe\xd8"), "\u{fffd}");
    }
}
