namespace Twin.Grains.Tests.Devices;

public sealed class CareOnSqlite : CareContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> Settings() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>(StringComparer.Ordinal));
}
