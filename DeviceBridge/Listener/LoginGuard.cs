using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Twin.Devices.Listener;

/// <summary>
/// Slows down who guesses passwords. A user name that keeps failing from one address is refused there for the rest of
/// the minute; an address, or a user name from anywhere, is only slowed down: a stranger must not be able to lock a
/// smoke alarm out, nor a broken device its neighbours behind the same router.
/// </summary>
internal sealed class LoginGuard(IOptions<MqttOptions> options, TimeProvider time)
{
    /// <summary>What a guess costs who has failed too often.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Each place remembers who failed there last, so that made-up names cost no memory.</summary>
    private readonly Place[] _places = new Place[8192];
    private readonly Lock _lock = new();

    public bool IsRefused(string address, string userName) => IsOver(HashCode.Combine(address, userName));

    public bool IsSlowed(string address, string userName) => IsOver(HashCode.Combine(1, address)) || IsOver(HashCode.Combine(2, userName));

    public void Failed(string address, string userName)
    {
        lock (_lock)
        {
            Count(HashCode.Combine(address, userName));
            Count(HashCode.Combine(1, address));
            Count(HashCode.Combine(2, userName));
        }
    }

    private bool IsOver(int who)
    {
        lock (_lock)
        {
            ref readonly var place = ref PlaceOf(who);
            return place.Who == who && place.Failures >= options.Value.MaxFailedLogins && time.GetElapsedTime(place.Since) < Window;
        }
    }

    private void Count(int who)
    {
        ref var place = ref PlaceOf(who);
        if (place.Who != who || time.GetElapsedTime(place.Since) >= Window)
        {
            place = new Place(who, Failures: 0, time.GetTimestamp());
        }

        place = place with { Failures = place.Failures + 1 };
    }

    private ref Place PlaceOf(int who) => ref _places[(uint)who % _places.Length];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Who, int Failures, long Since);
}
