-- The writer stores many states with one statement a table, which takes a sixth of what a function for each of them took.
DROP FUNCTION write_state(text, integer, bytea);
DROP FUNCTION card_terms(text, jsonb);
