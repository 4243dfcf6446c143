using Twin.Devices;

namespace Twin.Grains.Tests.Devices;

public class DeviceDecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ObjectKey Building = new(ObjectKind.Building, "b-3");
    private static readonly DeviceState State = new() { Revision = 4, Profile = "smoke", Building = "b-3", Household = "h-1", Area = "500103002001001" };

    [Fact]
    public void Of_owes_the_hazard_and_the_condition_when_an_alarm_with_a_hazard_is_raised()
    {
        var decision = Raise(State, "smoke-alarm", "fire");

        Assert.Equal(
            [
                new OwedHazard(Building, new Hazard("d", "smoke-alarm", 1, "fire", Severity.Major, "h-1", At, Cleared: false)),
                new OwedCondition(Building, "d", DeviceCondition.Alarm, 5),
            ],
            decision.Next.Owes.ToArray());
        var told = Assert.Single(decision.Events);
        Assert.Equal(("alarm-raised", "500103002001001"), (told.Type, told.Area));
        Assert.Equal(
            """{"device":"d","name":"d","rule":"smoke-alarm","episode":1,"severity":"major","hazard":"fire","value":0.2,"building":"b-3"}""",
            told.Data.ToJsonString());
    }

    [Fact]
    public void Of_owes_the_condition_only_when_the_alarm_is_only_shown() =>
        Assert.Equal([new OwedCondition(Building, "d", DeviceCondition.Warning, 5)], Raise(State, "smoke-warn", hazard: null).Next.Owes.ToArray());

    [Fact]
    public void Of_tells_the_place_that_was_told_of_the_alarm_when_it_clears()
    {
        var moved = Raise(State, "smoke-alarm", "fire").Next with { Owes = [], Building = "b-4" };

        var cleared = DeviceDecision.Of("d", moved, moved.Alarms.Clear("smoke-alarm", At.AddHours(1)), moved.Silence, At);

        Assert.Equal(
            [
                new OwedHazard(Building, new Hazard("d", "smoke-alarm", 1, "fire", Severity.Major, "h-1", At.AddHours(1), Cleared: true)),
                new OwedCondition(new ObjectKey(ObjectKind.Building, "b-4"), "d", DeviceCondition.Normal, 5),
            ],
            cleared.Next.Owes.ToArray());
    }

    [Fact]
    public void Of_owes_nothing_when_an_alarm_is_acknowledged()
    {
        var raised = Raise(State, "smoke-alarm", "fire").Next with { Owes = [] };

        var acknowledged = DeviceDecision.Of("d", raised, raised.Alarms.Acknowledge("smoke-alarm", "zhangwei", At), raised.Silence, At);

        Assert.Empty(acknowledged.Next.Owes);
        Assert.Equal("alarm-acknowledged", Assert.Single(acknowledged.Events).Type);
    }

    [Fact]
    public void Condition_is_the_worst_that_is_open()
    {
        var silent = State with { Silence = new Silence { Shown = true } };
        var warned = Raise(silent, "smoke-warn", hazard: null).Next;

        Assert.Equal(DeviceCondition.Normal, State.Condition);
        Assert.Equal(DeviceCondition.Silent, silent.Condition);
        Assert.Equal(DeviceCondition.Warning, warned.Condition);
        Assert.Equal(DeviceCondition.Alarm, Raise(warned, "smoke-alarm", "fire").Next.Condition);
        Assert.Equal(DeviceCondition.Silent, (warned with { Alarms = warned.Alarms.Clear("smoke-warn", At) }).Condition);
    }

    [Fact]
    public void Move_owes_both_places_when_the_device_stands_elsewhere()
    {
        var moved = DevicePlacement.Move("d", State, State with { Building = null, Grid = "500103002001001" });

        Assert.Equal(
            [new OwedRemoval(Building, "d", 5), new OwedCondition(new ObjectKey(ObjectKind.Grid, "500103002001001"), "d", DeviceCondition.Normal, 5)],
            moved.Owes.ToArray());
        Assert.Empty(DevicePlacement.Move("d", State, State with { Name = "烟感" }).Owes);
    }

    private static DeviceDecision Raise(DeviceState state, string rule, string? hazard) =>
        DeviceDecision.Of("d", state, state.Alarms.Raise(rule, Severity.Major, hazard, 0.2, At), state.Silence, At);
}
