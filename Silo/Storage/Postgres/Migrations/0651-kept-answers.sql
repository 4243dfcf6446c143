-- Requests sent under a key of the client's, and their answers, encrypted. Account, key and request are keyed hashes.
CREATE TABLE kept_answer (
    id      text   NOT NULL PRIMARY KEY,
    owner   text   NOT NULL, -- of the claim under which it was answered, or is being carried out
    request text   NOT NULL,
    until   bigint NOT NULL, -- milliseconds since 1970: a claim lapses, an answer is forgotten
    answer  text
);

CREATE INDEX kept_answer_by_end ON kept_answer (until);
