namespace Twin.Accounts.Federation;

internal static class FederationRegistration
{
    public static void AddFederation(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var name in OidcIssuers.NamesIn(configuration))
        {
            services.AddOptions<OidcOptions>(name)
                .Bind(configuration.GetSection($"{OidcOptions.Section}:{name}"), binder => binder.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations()
                .Validate(_ => IsName(name), $"{OidcOptions.Section}:{name}: an issuer's name must be lower-case letters, digits or hyphens.")
                .ValidateOnStart();
        }

        services.AddSingleton<OidcIssuers>();
        services.AddSingleton<RecentAnswers<FederatedGrant?>>();
        services.AddSingleton<FederatedSignIn>();
    }

    private static bool IsName(string name) => name.Length <= 32 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
