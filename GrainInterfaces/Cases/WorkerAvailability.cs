namespace Twin.Cases;

/// <param name="OnDuty">True when the worker exists and is on duty.</param>
/// <param name="LoadElsewhere">Open cases of grids other than the one asked for.</param>
[GenerateSerializer, Immutable, Alias("twin.worker-availability")]
public sealed record WorkerAvailability([property: Id(0)] bool OnDuty, [property: Id(1)] int LoadElsewhere);
