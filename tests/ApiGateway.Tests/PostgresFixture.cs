using Twin.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresServer))]
