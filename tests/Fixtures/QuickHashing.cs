using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Twin.Fixtures;

/// <summary>Passwords hashed with few rounds, for tests of everything but the hashing: they sign in some thousand times.</summary>
public static class QuickHashing
{
    private const int Rounds = 1_000;

    public static IServiceCollection AddQuickHashing(this IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = Rounds);
}
