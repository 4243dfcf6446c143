-- What two records of one object have in common: keyed hashes by rule. Value before key: those that share one lie together.
CREATE TABLE card_match (
    rule  text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    key   text COLLATE "C" NOT NULL,
    PRIMARY KEY (rule, value, key)
);

CREATE INDEX card_match_by_key ON card_match (key);
