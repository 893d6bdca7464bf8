CREATE INDEX annotation_edition ON annotation (edition, start) WHERE removed IS NULL;

CREATE INDEX annotation_history_annotation ON annotation_history (annotation, sequence);

CREATE INDEX carried_edition ON carried (edition, annotation);

CREATE UNIQUE INDEX carried_left ON carried (edition, annotation) WHERE result IS NULL;

CREATE TABLE annotation (
    number    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    edition   TEXT    NOT NULL,
    exact     TEXT    NOT NULL,
    prefix    TEXT    NOT NULL,
    suffix    TEXT    NOT NULL,
    start     INTEGER NOT NULL CHECK (start >= 0),
    "end"     INTEGER NOT NULL CHECK ("end" >= start),
    address   TEXT    NOT NULL,
    text_hash TEXT    NOT NULL,
    colour    INTEGER NOT NULL CHECK (colour BETWEEN 1 AND 5),
    body      TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    created   TEXT    NOT NULL,
    modified  TEXT    NOT NULL,
    removed   TEXT
, kind TEXT NOT NULL DEFAULT 'words'
    CHECK (kind IN ('words', 'clause', 'edition', 'change')), mark TEXT NOT NULL DEFAULT 'highlight'
    CHECK (mark IN ('', 'highlight', 'underline')), status TEXT NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'done'))) STRICT;

CREATE TABLE annotation_change (
    annotation TEXT    NOT NULL PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
    older      TEXT    NOT NULL,
    sides      TEXT    NOT NULL CHECK (sides IN ('added', 'removed', 'changed')),
    exact      TEXT    NOT NULL,
    prefix     TEXT    NOT NULL,
    suffix     TEXT    NOT NULL,
    start      INTEGER NOT NULL CHECK (start >= 0),
    "end"      INTEGER NOT NULL CHECK ("end" >= start),
    address    TEXT    NOT NULL,
    text_hash  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation_history (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation TEXT NOT NULL REFERENCES annotation (id),
    change     TEXT NOT NULL CHECK (change IN ('added', 'edited', 'removed', 'restored')),
    at         TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (json_valid(state))
, taken INTEGER NOT NULL DEFAULT 1 CHECK (taken IN (0, 1))) STRICT;

CREATE TABLE annotation_link (
    annotation TEXT    NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    words      TEXT    NOT NULL CHECK (words <> ''),
    stance     TEXT    NOT NULL,
    PRIMARY KEY (annotation, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried (
    number     INTEGER PRIMARY KEY,
    annotation TEXT    NOT NULL REFERENCES annotation (id),
    edition    TEXT    NOT NULL,
    result     TEXT    UNIQUE REFERENCES annotation (id),
    at         TEXT    NOT NULL
) STRICT;

CREATE TABLE carrying (
    edition  TEXT NOT NULL,
    source   TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (edition, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_state (
    edition  TEXT    NOT NULL,
    duty     TEXT    NOT NULL,
    done     INTEGER NOT NULL CHECK (done IN (0, 1)),
    note     TEXT    NOT NULL,
    modified TEXT    NOT NULL,
    PRIMARY KEY (edition, duty)
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
    number    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    sha256    TEXT    NOT NULL UNIQUE REFERENCES original (sha256),
    file_name TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    family    TEXT    NOT NULL,
    version   TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    date      TEXT,
    is_policy INTEGER NOT NULL CHECK (is_policy IN (0, 1)),
    url       TEXT,
    added     TEXT    NOT NULL,
    modified  TEXT    NOT NULL,
    removed   TEXT
) STRICT;

CREATE TABLE judgement (
    edition   TEXT NOT NULL,
    criterion TEXT NOT NULL,
    verdict   TEXT NOT NULL CHECK (verdict IN ('meets', 'fails', 'unclear', 'not-judged')),
    note      TEXT NOT NULL,
    created   TEXT NOT NULL,
    modified  TEXT NOT NULL,
    PRIMARY KEY (edition, criterion)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE note_words USING fts5 (
    body, quote, tags, claims, author, facets,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4'
);

CREATE TABLE 'note_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'note_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'note_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'note_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE noted_text (
    hash TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL CHECK (json_valid(text))
) STRICT;

CREATE TABLE original (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE situation (
    question TEXT NOT NULL,
    option   TEXT NOT NULL,
    PRIMARY KEY (question, option)
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE tag (
    annotation TEXT    NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL CHECK (name <> ''),
    place      INTEGER NOT NULL,
    PRIMARY KEY (annotation, name)
) STRICT, WITHOUT ROWID;
