using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Twin.People;

/// <summary>What the grains of people and households need.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddTwinPeople(this IServiceCollection services)
    {
        services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PeopleOptions>>().Value);
        services.AddSingleton<CodeLists>();
        services.AddSingleton<PersonRules>();
        services.AddSingleton<PersonCalendar>();
        services.AddTransient<PersonSecrets>();
        services.AddSingleton<PersonMatches>();
        services.AddSingleton<HouseholdRules>();
        services.AddSingleton<HouseholdSecrets>();
        return services;
    }
}
