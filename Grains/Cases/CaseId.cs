using Twin.Devices;

namespace Twin.Cases;

/// <summary>Derives a case's id from the alarm episode that started it, so that the same alarm can never open two cases.</summary>
internal static class CaseId
{
    public static string For(Hazard hazard) => DerivedId.Of("c", hazard.EpisodeKey);
}
