namespace Twin.Standalone;

public sealed class TwinOnSqlite : TwinOnEngine
{
    protected override Task<IReadOnlyDictionary<string, string?>> Settings() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}
