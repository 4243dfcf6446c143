-- What lies in no area has a term of its own.
UPDATE card SET terms = terms || array_to_tsvector(ARRAY['r=']) WHERE area IS NULL;
