using Twin.Exchange.Files;
using Twin.Exchange.Kinds;

namespace Twin.Exchange;

internal static class ExchangeServices
{
    public static void AddExchange(this IServiceCollection services)
    {
        services.AddSingleton<KindTables>();
        services.AddSingleton<XlsxTable>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<Reception>();
        services.AddSingleton<ImportReports>();
        services.AddSingleton<ExportRows>();
    }

    public static void MapExchange(this IEndpointRouteBuilder api)
    {
        api.MapImportRuns();
        api.MapImportMappings();
        api.MapImportConflicts();
        api.MapExports();
    }
}
