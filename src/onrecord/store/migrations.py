"""The tables of an archive, as numbered steps; each runs once, in one transaction."""

APPLICATION = 0x6F6E7263  # 'onrc': written into the file, so that another program's database is told apart

SQLITE: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE report (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, current INTEGER NOT NULL,
            digest TEXT NOT NULL, published TEXT, day TEXT, title TEXT, outlet TEXT, url TEXT,
            text TEXT NOT NULL, rest BLOB NOT NULL, added TEXT NOT NULL, UNIQUE (id, version))""",
        "CREATE INDEX report_day ON report (day) WHERE current",
        "CREATE INDEX report_outlet ON report (outlet, day) WHERE current",
        "CREATE INDEX report_url ON report (url) WHERE current AND url IS NOT NULL",
        """CREATE TABLE annotation (
            report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, made_by TEXT NOT NULL,
            body BLOB NOT NULL)""",
        """CREATE TABLE story (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, first TEXT, last TEXT, reports INTEGER NOT NULL,
            hard INTEGER NOT NULL DEFAULT 0, members BLOB NOT NULL, made_by TEXT, account BLOB)""",
        "CREATE INDEX story_last ON story (last DESC)",
        "CREATE TABLE member (report TEXT PRIMARY KEY, story TEXT NOT NULL)",
        "CREATE INDEX member_story ON member (story)",
        """CREATE TABLE quotation (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
            speaker TEXT, folded TEXT, kind TEXT NOT NULL, day TEXT, first INTEGER NOT NULL, last INTEGER NOT NULL,
            words TEXT NOT NULL)""",
        "CREATE INDEX quotation_report ON quotation (report)",
        "CREATE INDEX quotation_speaker ON quotation (folded, day)",
        """CREATE TABLE name (
            report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, folded TEXT NOT NULL, name TEXT NOT NULL,
            kind TEXT NOT NULL, PRIMARY KEY (folded, kind, report)) WITHOUT ROWID""",
        "CREATE INDEX name_report ON name (report)",
        """CREATE TABLE happened (
            report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, first TEXT NOT NULL, last TEXT NOT NULL)""",
        "CREATE INDEX happened_report ON happened (report)",
        "CREATE INDEX happened_days ON happened (first, last)",
        """CREATE TABLE difference (
            id TEXT NOT NULL, story TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL,
            severity TEXT NOT NULL, about TEXT NOT NULL)""",
        "CREATE INDEX difference_story ON difference (story)",
        "CREATE INDEX difference_a ON difference (a, severity)",
        "CREATE INDEX difference_b ON difference (b, severity)",
        """CREATE TABLE decision (
            id TEXT PRIMARY KEY, verb TEXT NOT NULL, subjects TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
            at TEXT NOT NULL, withdrawn TEXT)""",
        """CREATE TABLE change (
            number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            detail TEXT NOT NULL)""",
        "CREATE INDEX change_at ON change (at)",
        "CREATE TABLE state (name TEXT PRIMARY KEY, body BLOB NOT NULL)",
        """CREATE VIRTUAL TABLE report_words USING fts5 (
            title, text, content='report', content_rowid='key', tokenize="unicode61 remove_diacritics 2")""",
        """CREATE VIRTUAL TABLE quotation_words USING fts5 (
            words, content='quotation', content_rowid='key', tokenize="unicode61 remove_diacritics 2")""",
    ),
)
