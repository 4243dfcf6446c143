-- What lies in no area has a term of its own.
INSERT OR IGNORE INTO card_to_index SELECT id FROM card WHERE area IS NULL;

-- Two parts of the index are joined, when there is time to.
INSERT INTO card_term (card_term, rank) VALUES ('usermerge', 2);
