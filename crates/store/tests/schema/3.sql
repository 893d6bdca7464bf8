CREATE INDEX annotation_edition ON annotation (edition, start) WHERE removed IS NULL;

CREATE INDEX annotation_history_annotation ON annotation_history (annotation, sequence);

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
) STRICT;

CREATE TABLE annotation_history (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation TEXT NOT NULL REFERENCES annotation (id),
    change     TEXT NOT NULL CHECK (change IN ('added', 'edited', 'removed', 'restored')),
    at         TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

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
