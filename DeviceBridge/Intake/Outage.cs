namespace Twin.Devices.Intake;

/// <summary>Tells an outage from its many failures, so that it is logged once when it begins and once when it is over.</summary>
internal sealed class Outage(TimeProvider time)
{
    /// <summary>Single successes in between do not end an outage: it is over when there has been no failure for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private long _lastFailure;
    private int _failures;

    /// <returns>True when this failure begins an outage.</returns>
    public bool Failed()
    {
        lock (_lock)
        {
            _lastFailure = time.GetTimestamp();
            return ++_failures == 1;
        }
    }

    /// <summary>Something went well.</summary>
    /// <returns>The failures of the outage that is over by now; 0 when there is nothing to tell.</returns>
    public int Succeeded()
    {
        if (Volatile.Read(ref _failures) == 0)
        {
            return 0;
        }

        lock (_lock)
        {
            if (_failures == 0 || time.GetElapsedTime(_lastFailure) < Quiet)
            {
                return 0;
            }

            var failures = _failures;
            Volatile.Write(ref _failures, 0);
            return failures;
        }
    }
}
