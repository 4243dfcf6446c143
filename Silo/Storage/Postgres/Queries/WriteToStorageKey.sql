-- PostgresWriter writes. The storage provider, which wants a statement to be there, would be told that it wrote nothing.
SELECT NULL::integer AS NewGrainStateVersion WHERE FALSE
