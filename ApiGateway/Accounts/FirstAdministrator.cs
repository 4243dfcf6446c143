using System.Security.Cryptography;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Twin.Access;
using Twin.Hosting;

namespace Twin.Accounts;

/// <summary>
/// Makes the account <c>admin</c> on the first start, with the password of <c>TWIN_ADMIN_PASSWORD</c> or a random one
/// that is printed once. Goes on until the cluster is there; nobody can sign in before, so it is part of being ready.
/// </summary>
internal sealed partial class FirstAdministrator(
    IGrainFactory grains,
    Passwords passwords,
    PasswordRules rules,
    IHostApplicationLifetime host,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<FirstAdministrator> log) : BackgroundService, IHealthCheck
{
    private const string UserName = "admin";
    private const string PasswordKey = "TWIN_ADMIN_PASSWORD";

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ExecuteTask is { IsCompletedSuccessfully: true } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The first administrator has not been made yet."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.Started(stoppingToken);
        var given = configuration[PasswordKey];
        var password = string.IsNullOrEmpty(given) ? RandomNumberGenerator.GetHexString(24, lowercase: true) : given;
        string? hash = null;
        while (true)
        {
            try
            {
                var account = grains.Account(UserName);
                if (await account.GetCredential(stoppingToken) is not { } present)
                {
                    if (rules.Check(UserName, password) is { } weak)
                    {
                        LogWeak(weak);
                        host.StopApplication();
                        return;
                    }

                    hash ??= await passwords.HashUnlessSame(present: null, password, stoppingToken);
                    await account.TryCreate(new AccountAttributes(Role.Administrator, AreaScope.Everything, Worker: null, hash), stoppingToken);
                    continue;
                }

                // Read back rather than believed: a call that timed out may have created it all the same.
                if (present.PasswordHash == hash && string.IsNullOrEmpty(given))
                {
                    await Console.Out.WriteLineAsync($"The administrator's first password (user name {UserName}), shown this once: {password}");
                }

                return;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogWaiting(fault.GetType().Name, fault.Message);
                await Task.Delay(TryAgainAfter, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = $"The password in {PasswordKey} {{Why}}. Choose another one")]
    private partial void LogWeak(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for the cluster before the first administrator can be made: {Fault}: {Message}")]
    private partial void LogWaiting(string fault, string message);
}
