using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Twin.Access;
using Twin.Accounts;
using Twin.Cases;
using Twin.Compartment;
using Twin.Devices;
using Twin.Exchange;
using Twin.People;
using Twin.Places;
using Twin.Requests;
using Twin.Residents;
using Twin.Webhooks;

namespace Twin;

/// <summary>What the grains need beside storage.</summary>
public static class TwinGrainServices
{
    public static IServiceCollection AddTwinGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PlacesOptions>().BindConfiguration(PlacesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AreaMap>().AddSingleton<BoundaryBook>().AddSingleton<BuildingPlacement>();
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResidentOptions>().BindConfiguration(ResidentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new LegalHolds(configuration));
        services.AddSingleton<Reveals>();
        services.AddOptions<ExchangeOptions>().BindConfiguration(ExchangeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportBatches>();
        services.AddSingleton(new CasePolicies(configuration));
        services.AddSingleton(new AnonymousReports(configuration));
        services.AddSingleton<OpenCases>();
        services.AddSingleton<Procedures.Procedures>();
        services.AddOptions<DuplicateOptions>().BindConfiguration(DuplicateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new WorkCalendar(configuration));
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<Models.Models>();
        services.AddTwinDevices(configuration);
        services.AddTwinPeople();
        services.AddTwinCompartment();
        return services;
    }
}
