-- What two records of one object have in common: keyed hashes by rule. Value before key: those that share one lie together.
CREATE TABLE card_match (
    rule  TEXT NOT NULL,
    value TEXT NOT NULL,
    key   TEXT NOT NULL,
    PRIMARY KEY (rule, value, key)
) WITHOUT ROWID;

CREATE INDEX card_match_by_key ON card_match (key);
