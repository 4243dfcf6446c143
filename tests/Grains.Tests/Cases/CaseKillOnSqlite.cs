namespace Twin.Grains.Tests.Cases;

public sealed class CaseKillOnSqlite : CaseKillContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> Settings() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}
