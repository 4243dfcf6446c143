namespace Twin.Cases;

/// <summary>What the steps of a case are called in the feed.</summary>
internal static class CaseEvents
{
    /// <summary>Whoever gives a case to somebody, it is dispatched; whatever an alarm tells it, it is updated.</summary>
    public static string TypeOf(CaseStep step) => step.Action switch
    {
        "reassigned" or "assigned" or "handed-over" => "case-dispatched",
        "alarm-joined" or "alarm-cleared" => "case-updated",
        _ => $"case-{step.Action}",
    };
}
