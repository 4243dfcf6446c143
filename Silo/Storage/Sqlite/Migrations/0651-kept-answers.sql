-- Requests sent under a key of the client's, and their answers, encrypted. Account, key and request are keyed hashes.
CREATE TABLE kept_answer (
    id      TEXT    NOT NULL PRIMARY KEY,
    owner   TEXT    NOT NULL, -- of the claim under which it was answered, or is being carried out
    request TEXT    NOT NULL,
    until   INTEGER NOT NULL, -- milliseconds since 1970: a claim lapses, an answer is forgotten
    answer  TEXT
) WITHOUT ROWID;

CREATE INDEX kept_answer_by_end ON kept_answer (until);
