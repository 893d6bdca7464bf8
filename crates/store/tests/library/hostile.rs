//! Words that mean something to SQL, to markup, to a terminal or to careless code.

/// One text for each kind of trouble; no two are the same.
pub fn words() -> Vec<String> {
    [
        "",
        "“quotes” 'single' \"double\" `back`",
        "'); DROP TABLE annotation; --",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "a\0b\0",
        "👩‍⚖️ é e\u{301} \u{feff}\u{2028}\u{2029}",
        "\u{202e}right to left\u{202c} עברית العربية",
        "line\r\nline\rline\n",
        "?1 :id $x @y %s {} \\",
        &"long ".repeat(100_000),
    ]
    .map(str::to_owned)
    .into()
}
