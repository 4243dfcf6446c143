namespace Twin.Cases;

public sealed record Duty(bool OnDuty);
