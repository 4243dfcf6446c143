using Twin.Access;

namespace Twin.Devices;

/// <summary>Rules of the device and its place, in force or only tried.</summary>
internal sealed partial class DeviceGrain
{
    public async Task AdoptRules(CancellationToken cancellationToken)
    {
        if (!State.Described)
        {
            return;
        }

        var rules = await RuleSets.Of(Key.Id, State, GrainFactory, cancellationToken);
        if (!RuleSets.Same(rules, State.Rules))
        {
            await Store(State with { Rules = rules }, change: null);
            await Live(cancellationToken);
        }
    }

    public async Task<Outcome<RuleTrialResult>> TryRule(Caller caller, RuleTrial trial, CancellationToken cancellationToken)
    {
        if ((FindRefusal(caller, Right.Read) ?? RuleTrials.Check(trial)) is { } refusal)
        {
            return refusal;
        }

        var profile = await profiles.Get(State.Profile) ?? CompiledProfile.None;
        if ((trial.Rule is { } reads ? RuleSets.CheckMetric(reads.Metric, "rule", profile) : trial.Absence is { } misses ? RuleSets.CheckMetric(misses.Metric, "absence", profile) : null) is { } unmeasured)
        {
            return unmeasured;
        }

        return trial switch
        {
            { Rule: { } rule } => await RuleTrials.Run(rule, history, Key.Id, trial.From, trial.To, cancellationToken),
            { Absence: { } absence } => await RuleTrials.Run(absence, history, Key.Id, trial.From, trial.To, cancellationToken),
            _ => await RuleTrials.Run(trial.Event!, events, Key.Id, trial.From, trial.To, cancellationToken),
        };
    }
}
