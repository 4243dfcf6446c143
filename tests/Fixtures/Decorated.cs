using Microsoft.Extensions.DependencyInjection;

namespace Twin.Fixtures;

/// <summary>Puts something of a test between a service and those who use it.</summary>
public static class Decorated
{
    /// <param name="key">Of a keyed service; null for one without.</param>
    /// <param name="wrap">Makes the service that is used from the one that was registered last.</param>
    public static void Wrap<T>(IServiceCollection services, string? key, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T) && Equals(service.ServiceKey, key));
        services.Remove(inner);
        services.AddKeyedSingleton(key, (provider, _) => wrap((T)Create(provider, inner)));
    }

    private static object Create(IServiceProvider provider, ServiceDescriptor inner) => inner.IsKeyedService
        ? inner.KeyedImplementationInstance
            ?? inner.KeyedImplementationFactory?.Invoke(provider, inner.ServiceKey)
            ?? ActivatorUtilities.CreateInstance(provider, inner.KeyedImplementationType!)
        : inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
}
