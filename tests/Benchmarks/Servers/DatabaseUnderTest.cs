namespace Twin.Benchmarks.Servers;

internal static class DatabaseUnderTest
{
    /// <summary>A new, empty database of the chosen engine.</summary>
    public static Task<IDatabaseUnderTest> StartAsync(BenchmarkOptions options, string dataDirectory) => options.Engine switch
    {
        "sqlite" => Task.FromResult<IDatabaseUnderTest>(new SqliteUnderTest(dataDirectory)),
        "postgres" => PostgresUnderTest.StartAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Engine, "There is no such engine."),
    };
}
