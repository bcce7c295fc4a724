-- An archive of form 1, as it was made then: its tables and a few rows. Never to be changed.
CREATE TABLE report (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version INTEGER NOT NULL, current INTEGER NOT NULL, digest TEXT NOT NULL,
    published TEXT, day TEXT NOT NULL, title TEXT, outlet TEXT, shelved TEXT, url TEXT, text TEXT NOT NULL,
    rest BLOB NOT NULL, added TEXT NOT NULL, batch INTEGER NOT NULL, UNIQUE (id, version));
CREATE INDEX report_day ON report (day DESC, key DESC) WHERE current = 1;
CREATE INDEX report_outlet ON report (shelved, day) WHERE current = 1;
CREATE INDEX report_url ON report (url) WHERE current = 1 AND url IS NOT NULL;
CREATE TABLE annotation (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE, made_by TEXT NOT NULL,
    body BLOB NOT NULL);
CREATE TABLE story (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, first TEXT, last TEXT, reports INTEGER NOT NULL,
    hard INTEGER NOT NULL DEFAULT 0, members BLOB NOT NULL, made_by TEXT, account BLOB);
CREATE INDEX story_last ON story (last DESC);
CREATE TABLE member (report TEXT PRIMARY KEY, story TEXT NOT NULL);
CREATE INDEX member_story ON member (story);
CREATE TABLE quotation (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, speaker TEXT,
    folded TEXT, kind TEXT NOT NULL, day TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    words TEXT NOT NULL);
CREATE INDEX quotation_id ON quotation (id);
CREATE INDEX quotation_report ON quotation (report);
CREATE INDEX quotation_day ON quotation (day DESC, report DESC, first);
CREATE INDEX quotation_speaker ON quotation (folded, day);
CREATE TABLE name (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, folded TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (folded, kind, report));
CREATE INDEX name_report ON name (report);
CREATE TABLE called (folded TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (kind, folded));
CREATE TABLE happened (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, first TEXT NOT NULL, last TEXT NOT NULL);
CREATE INDEX happened_report ON happened (report);
CREATE INDEX happened_days ON happened (first, last);
CREATE TABLE difference (
    id TEXT NOT NULL, story TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL,
    severity TEXT NOT NULL, about TEXT NOT NULL);
CREATE INDEX difference_story ON difference (story);
CREATE INDEX difference_a ON difference (a, severity);
CREATE INDEX difference_b ON difference (b, severity);
CREATE TABLE decision (
    id TEXT PRIMARY KEY, verb TEXT NOT NULL, subjects TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
    at TEXT NOT NULL, withdrawn TEXT);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX change_at ON change (at);
CREATE TABLE state (name TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content='report', content_rowid='key', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE quotation_words USING fts5 (
    words, content='quotation', content_rowid='key', tokenize="unicode61 remove_diacritics 2");
INSERT INTO report (key, id, version, current, digest, published, day, title, outlet, shelved, url, text, rest, added, batch) VALUES (1, 'a', 1, 0, 'e520064a64257ba9dee0bb4e472a6862', '2024-05-07', '2024-05-07', 'Dam holds', 'Holm Post', 'holm post', NULL, 'The dam held on Monday. “We were lucky,” Ada Marsh said. Nobody in Holm was hurt.', X'789c8b564a54d2510222230323135d03535d037320c725315721233f27a518c8f6c8cfc95508c82f2e51d2c92bcdc9d1898e45a5a19c5800d6a415f6', '2026-11-22T19:28:38+00:00', 1);
INSERT INTO report (key, id, version, current, digest, published, day, title, outlet, shelved, url, text, rest, added, batch) VALUES (2, 'b', 1, 1, 'e520064a64257ba9dee0bb4e472a6862', '2024-05-07', '2024-05-07', 'Dam holds', 'Holm Post', 'holm post', NULL, 'The dam held on Monday. “We were lucky,” Ada Marsh said. Nobody in Holm was hurt.', X'789c8b564a52d2510222230323135d03535d037320c725315721233f27a518c8f6c8cfc95508c82f2e51d2c92bcdc9d1898e45a5a19c5800d6ec15f7', '2026-11-22T19:28:38+00:00', 1);
INSERT INTO report (key, id, version, current, digest, published, day, title, outlet, shelved, url, text, rest, added, batch) VALUES (3, 'a', 2, 1, '72f170903fa1f72c2bdb87d64caaf61a', '2024-05-07', '2024-05-07', 'Dam holds', 'Holm Post', 'holm post', 'https://holm.example/dam', 'The dam broke.', X'789c8b564a54d2510222230323135d03535d037320c725315721233f27a518c8f6c8cfc95508c82f2e01b2334a4a0a8aadf4f58172b97aa91589b90539a9fa2989b94a3ad1b13a79a53939701aca890500074c1d75', '2026-11-22T19:28:38+00:00', 2);
INSERT INTO annotation (report, made_by, body) VALUES (2, 'test 1', X'789c5d8e410e82301045af42fe7a306da5e096041337eedc355d2034d1a48201bcbfd3560d9834d3fc99d7d731b8828c31e192252965094d7d3982a0842a72a17351828697f76436ad75e04789b196822b973c6723fafbe4ba05943e509af6870ff29fb424ad7fa9e02438a1eedbecdc4ef38dd7db89b4472c408457f406c6d34df338e02b2c2baa2423a7d13fc2d4b79d8b8678927171f39249d837f6b1486c');
INSERT INTO annotation (report, made_by, body) VALUES (3, '', X'789c8b564a54d2898e454179a539393a4a4ab100741b0829');
INSERT INTO story (id, title, first, last, reports, hard, members, made_by, account) VALUES ('s1', 'Dam holds', '2024-05-07', '2024-05-07', 2, 1, X'789c8b8e8e564a54d231d0b3d4514acf2c4bcd538ad589564a4215010ac5c60200f5040bd4', 'test 1', X'789c6d8dc10a84300c447fa5cc394a5bd465effb17a587480a3d28822d887fbfe9c282a0104832337909280e840faf266f8b145080b77ee8ecd8d9973a972552b85780704d1accbc8b36e1154d65909bc8fb78414cf81dcc0fd6a816eab119e1b320defea0a6528dfba36dff56b991dad412f10b3308339f');
INSERT INTO member (report, story) VALUES ('a', 's1');
INSERT INTO member (report, story) VALUES ('b', 's1');
INSERT INTO quotation (key, id, report, speaker, folded, kind, day, first, last, words) VALUES (2, 'b-1', 2, 'Ada Marsh', 'ada marsh', 'direct', '2024-05-07', 25, 38, 'We were lucky');
INSERT INTO name (report, folded, kind) VALUES (2, 'ada marsh', 'person');
INSERT INTO name (report, folded, kind) VALUES (2, 'holm', 'place');
INSERT INTO called (folded, kind) VALUES ('ada marsh', 'person');
INSERT INTO called (folded, kind) VALUES ('ada marsh', 'speaker');
INSERT INTO called (folded, kind) VALUES ('holm', 'place');
INSERT INTO called (folded, kind) VALUES ('holm post', 'outlet');
INSERT INTO happened (report, first, last) VALUES (2, '2024-05-06', '2024-05-06');
INSERT INTO difference (id, story, a, b, kind, severity, about) VALUES ('4b896c5b4787', 's1', 'a', 'b', 'date', 'hard', 'dam');
INSERT INTO change (number, at, kind, subject, detail) VALUES (1, '2026-11-22T19:28:38+00:00', 'added', 'a', '');
INSERT INTO change (number, at, kind, subject, detail) VALUES (2, '2026-11-22T19:28:38+00:00', 'added', 'b', '');
INSERT INTO change (number, at, kind, subject, detail) VALUES (3, '2026-11-22T19:28:38+00:00', 'version', 'a', '1 change');
INSERT INTO report_words (rowid, title, text) SELECT key, title, text FROM report WHERE current = 1;
INSERT INTO quotation_words (rowid, words) SELECT key, words FROM quotation;
PRAGMA application_id = 1869509219;
PRAGMA user_version = 1;
