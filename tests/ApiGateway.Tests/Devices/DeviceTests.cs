using Twin.Standalone;

namespace Twin.Devices;

[CollectionDefinition(Name)]
public sealed class DevicesTwinOnSqlite : ICollectionFixture<TwinOnSqlite>
{
    public const string Name = "devices on SQLite";
}

[CollectionDefinition(Name)]
public sealed class DevicesTwinOnPostgres : ICollectionFixture<TwinOnPostgres>
{
    public const string Name = "devices on PostgreSQL";
}

[Collection(DevicesTwinOnSqlite.Name)]
public sealed class SiteMappingsOnSqlite(TwinOnSqlite twin) : SiteMappingContract(twin);

[Collection(DevicesTwinOnPostgres.Name)]
public sealed class SiteMappingsOnPostgres(TwinOnPostgres twin) : SiteMappingContract(twin);

[Collection(DevicesTwinOnSqlite.Name)]
public sealed class ProvisioningOnSqlite(TwinOnSqlite twin) : ProvisioningContract(twin);

[Collection(DevicesTwinOnPostgres.Name)]
public sealed class ProvisioningOnPostgres(TwinOnPostgres twin) : ProvisioningContract(twin);
